"""What was published by a user who keeps all files private is read by every other user, as a server is."""

import os
import subprocess
import tempfile
from pathlib import Path

import pytest

from scripts.publish.releases import publish
from tests.publish.versions import FILES, text_of, write_version


@pytest.mark.parametrize("is_there", [False, True])
def test_a_private_umask_does_not_hide_the_site_from_the_server(tmp_path: Path, is_there: bool):
    # Not in the folder of the test, which is private itself.
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        server = Path(place) / "new" / "server"
        if is_there:
            server.mkdir(parents=True)
        before = os.umask(0o077)
        try:
            publish(write_version(tmp_path / "site", 1), server)
        finally:
            os.umask(before)
        for name in FILES:
            command = ["cat", server / "current" / name]
            read = subprocess.run(command, user="nobody" if os.geteuid() == 0 else None, capture_output=True, text=True)
            assert (read.stdout, read.stderr) == (text_of(1, name), "")
