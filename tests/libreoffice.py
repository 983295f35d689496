"""LibreOffice without a window, which opens a workbook as an office does; used by the tests of everything that is one.

It comes with tests/engines/system-packages.txt, for the exhaustive tests.
"""

import shutil
import subprocess
from pathlib import Path

import pytest


def converted(path: Path, to: Path, form: str) -> Path:
    """Open a file in LibreOffice and save it in another format (`pdf`, `xlsx`, `ods`, `csv`) in the folder `to`; return that file.

    The folder keeps the settings of the program too, so that two tests do not wait for each other.
    """
    program = shutil.which("soffice")
    if program is None:
        pytest.fail("LibreOffice is missing: apt-get install --no-install-recommends libreoffice-calc")
    to.mkdir(exist_ok=True)
    settings = f"-env:UserInstallation={(to / 'settings').as_uri()}"
    command = [program, "--headless", settings, "--convert-to", form, "--outdir", str(to), str(path)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300)
    made = to / f"{path.stem}.{form}"
    assert made.is_file(), result.stdout + result.stderr
    return made
