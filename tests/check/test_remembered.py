"""What is remembered of texts in which nothing was found: they are not read again, and what changed is."""

from pathlib import Path

import pytest

from scripts.check import remembered
from scripts.check.remembered import Remembered
from scripts.records.loader import Records
from scripts.records.yaml_files import YamlFile
from scripts.twins.finding import Finding
from scripts.twins.passages import TextPassage


def passage(source: str) -> TextPassage:
    return TextPassage("docs/ru/page.md", 1, "ru", "paragraph", source)


class Reader:
    """A rule against one word, which knows what it has read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, text: TextPassage) -> list[Finding]:
        self.read.append(text.source)
        return [Finding(text.file, text.line, "links", "error", text.source)] if "плохо" in text.source else []


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(remembered, "PROJECT", tmp_path)
    monkeypatch.setattr(remembered, "CHECKED", tmp_path / "checked")
    return tmp_path / "docs"


def read(docs: Path, *sources: str, records: Records | None = None) -> tuple[list[str], list[str]]:
    """Return what the rule read in a new run, and what it found."""
    rule = Reader()
    found = Remembered(docs, records or Records()).findings("rule", list(map(passage, sources)), lambda: rule)
    messages = [finding.message for finding in found]
    return rule.read, messages


def test_only_what_changed_or_was_found_is_read_again(docs):
    assert read(docs, "хорошо", "плохо") == (["хорошо", "плохо"], ["плохо"])
    assert read(docs, "хорошо", "плохо", "ново") == (["плохо", "ново"], ["плохо"])
    assert read(docs, "хорошо", "ново") == ([], [])


def test_with_other_records_everything_is_read_again(docs):
    read(docs, "хорошо")
    other = Records(files={("figure", "wage"): YamlFile("docs/data/figures/wage.yml", "id: wage\n")})
    assert read(docs, "хорошо", records=other) == (["хорошо"], [])


def test_a_folder_outside_the_project_is_not_remembered(docs, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert read(elsewhere, "хорошо") == read(elsewhere, "хорошо") == (["хорошо"], [])


def test_what_lies_there_and_is_no_memory_does_no_harm(docs):
    read(docs, "хорошо")
    for file in (docs.parent / "checked").iterdir():
        file.write_bytes(b"something else")
    assert read(docs, "хорошо", "плохо") == (["хорошо", "плохо"], ["плохо"])
