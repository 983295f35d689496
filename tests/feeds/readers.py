"""What others make of feeds: jing with the schema of Atom, the schema of JSON Feed, feedparser; used by the tests of this room and of the site."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import feedparser
from jsonschema import Draft7Validator, FormatChecker

from tests.browser import INSTALL
from tests.conftest import ROOT

_ATOM = Path(__file__).with_name("atom.rnc")
_JSON_FEED = ROOT / "tests/tools/node_modules/jsonfeed-schema/schema-v1.1.json"


def faults_of_atom(*files: Path) -> str:
    """Return what jing says of files by the schema of RFC 4287; nothing where all of them are as it asks."""
    jing = shutil.which("jing")
    assert jing, f"found no jing; expected the system packages: run {INSTALL}"
    return subprocess.run([jing, "-c", _ATOM, *files], capture_output=True, text=True, timeout=120).stdout


def faults_of_json_feed(content: bytes) -> list[str]:
    """Return what is wrong with a JSON Feed by its schema."""
    assert _JSON_FEED.is_file(), f"found no jsonfeed-schema; expected the tools of the tests: run {INSTALL}"
    schema = json.loads(_JSON_FEED.read_text(encoding="utf-8"))
    validator = Draft7Validator(schema, format_checker=FormatChecker())
    return [error.message for error in validator.iter_errors(json.loads(content))]


def read_by_feedparser(content: bytes) -> Any:
    """Return an Atom feed as feedparser reads it, which must find nothing to mend."""
    read = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    return read
