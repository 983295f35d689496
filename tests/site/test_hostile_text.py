"""Text of records and front matter that would be a script is published as text, on every page, and never runs."""

import shutil
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import ROOT, run_command

ATTACK = (
    '</title></article><script>alert(document)</script><img src=x onerror=alert(document)>" onclick="alert(document)'
    " [x](javascript:alert(document)) \\](javascript:alert(document)) *not emphasis* `not code` &lt;b&gt; { .no-class }"
    " {: onclick=alert(document) }"
)


def poison(value: object) -> object:
    """Add the attack to every text that stands in both languages."""
    if isinstance(value, dict):
        both = set(value) == {"kk", "ru"} and all(isinstance(text, str) for text in value.values())
        if both and not any(text.startswith("http") for text in value.values()):
            return {language: f"{text} {ATTACK}" for language, text in value.items()}
        return {key: poison(item) for key, item in value.items()}
    return [poison(item) for item in value] if isinstance(value, list) else value


def is_looked_for(record: dict[str, object], key: str) -> bool:
    """Say whether the rules on names look for these words in other texts, where they would miss them."""
    is_name = key == "term" and ("proper" in record or "abbreviation" in record)
    return is_name or (key == "short_name" and record.get("source") == "act")


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site with the attack in every text of every record and in the titles of a page."""
    project = tmp_path_factory.mktemp("project")
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    for path in (project / "docs" / "data").glob("*/*.yml"):
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        poisoned_record = {key: value if is_looked_for(record, key) else poison(value) for key, value in record.items()}
        path.write_text(yaml.safe_dump(poisoned_record, allow_unicode=True, width=1000), encoding="utf-8")
    for page in project.glob("docs/*/about/index.md"):
        text = page.read_text(encoding="utf-8")
        quoted = "title: '" + ATTACK.replace("'", "''") + "'\ndescription: '" + ATTACK.replace("'", "''") + "'"
        lines = [line for line in text.split("\n") if not line.startswith(("title:", "description:"))]
        page.write_text("\n".join([lines[0], quoted, *lines[1:]]), encoding="utf-8")
    result = run_command("-m", "scripts", "build", cwd=project)
    assert result.returncode == 0, result.stderr
    return project / "site"


def test_nothing_runs_on_any_page(poisoned):
    for path in poisoned.rglob("*.html"):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        assert [script for script in page.css("script") if "alert" in script.text()] == [], path
        assert page.css('[onerror], [onclick], img[src="x"], a[href^="javascript"]') == [], path


@pytest.mark.parametrize("address", ["catalogue/sites/no-53-areas", "ru/catalogue/opportunities/sewing", "about", "about/glossary", "partnership/terms", "search"])
def test_the_reader_sees_the_text_as_it_was_written(poisoned, address):
    page = LexborHTMLParser((poisoned / address / "index.html").read_text(encoding="utf-8"))
    text = page.css_first("article").text()
    assert "<script>alert(document)</script><img src=x onerror=alert(document)>" in text
    assert "*not emphasis* `not code`" in text
    assert "{: onclick=alert(document) }" in text
    assert "[x](javascript:alert(document)) \\](javascript:alert(document))" in text
