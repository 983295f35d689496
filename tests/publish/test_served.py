"""What was published by a user who keeps all files private is served by nginx, which is another user."""

import os
import tempfile
import urllib.request
from pathlib import Path

import pytest

from scripts.publish.releases import publish
from tests.publish.versions import text_of, write_version
from tests.site.servers import nginx_server


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
        with (
            nginx_server(server / "current", tmp_path, user="www-data") as address,
            urllib.request.urlopen(f"{address}/ru/") as answer,
        ):
            assert (answer.status, answer.read().decode()) == (200, text_of(1, "ru/index.html"))
