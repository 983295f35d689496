"""Text of records and front matter that would be a script is published as text, on every page, and never runs."""

import re
import shutil
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES
from tests.conftest import run_well
from tests.site.templates import address

ATTACK = (
    '</title></article><script>alert(document)</script><img src=x onerror=alert(document)>" onclick="alert(document)'
    " [x](javascript:alert(document)) \\](javascript:alert(document)) *not emphasis* `not code` &lt;b&gt; { .no-class }"
    " {: onclick=alert(document) }"
)
#: As much of it as the words of a record may have: what else there is in it, the check refuses there.
TAKEN = (
    "&lt;script&gt;alert(document)&lt;/script&gt; { .no-class } {: onclick=alert(document) } javascript:alert(document)"
)
#: What the words of a field rest on, which a YAML library does not keep.
BINDING = re.compile(r"^((?:# rests on.*\n)+)([a-z_]+):", re.MULTILINE)


def poison(value: object) -> object:
    """Add the attack to every text that stands in both languages."""
    if isinstance(value, dict):
        both = set(value) == {"kk", "ru"} and all(isinstance(text, str) for text in value.values())
        if both and not any(text.startswith("http") for text in value.values()):
            return {language: f"{text} {TAKEN}" for language, text in value.items()}
        return {key: poison(item) for key, item in value.items()}
    return [poison(item) for item in value] if isinstance(value, list) else value


def is_looked_for(record: dict[str, object], key: str) -> bool:
    """Say whether the rules on names look for these words in other texts, where they would miss them."""
    is_name = key == "term" and ("proper" in record or "abbreviation" in record)
    is_short = key == "short_name" and record.get("source") == "act"
    return is_name or is_short or (key == "publisher" and "«" in str(record[key]))


@pytest.fixture(scope="module")
def poisoned(region_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The region's site with the attack in every text of every record and in the titles of a page."""
    project = shutil.copytree(region_project, tmp_path_factory.mktemp("poisoned") / "project")
    for path in (project / "docs" / "data").glob("*/*.yml"):
        text = path.read_text(encoding="utf-8")
        record, bindings = yaml.safe_load(text), {key: lines for lines, key in BINDING.findall(text)}
        fields = {key: value if is_looked_for(record, key) else poison(value) for key, value in record.items()}
        written = (
            bindings.get(key, "") + yaml.safe_dump({key: value}, allow_unicode=True, width=1000)
            for key, value in fields.items()
        )
        path.write_text("".join(written), encoding="utf-8")
    for page in project.glob("docs/*/partnership/labour.md"):
        text = page.read_text(encoding="utf-8")
        quoted = "title: '" + ATTACK.replace("'", "''") + "'\ndescription: '" + ATTACK.replace("'", "''") + "'"
        lines = [line for line in text.split("\n") if not line.startswith(("title:", "description:"))]
        page.write_text("\n".join([lines[0], quoted, *lines[1:]]), encoding="utf-8")
    run_well("build", cwd=project)
    return project / "site"


def test_nothing_runs_on_any_page(poisoned):
    for path in poisoned.rglob("*.html"):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        assert [script for script in page.css("script") if "alert" in script.text()] == [], path
        assert page.css('[onerror], [onclick], img[src="x"], a[href^="javascript"]') == [], path


@pytest.mark.parametrize(
    "template", ["production-site", "opportunity", "news-item", "page", "glossary", "terms", "search"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reader_sees_the_text_as_it_was_written(poisoned: Path, template: str, language: str):
    path = poisoned / address(template, language, poisoned).strip("/") / "index.html"
    page = LexborHTMLParser(path.read_text(encoding="utf-8"))
    text = page.css_first("article").text()
    assert "&lt;script&gt;alert(document)&lt;/script&gt; { .no-class } {: onclick=alert(document) }" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_of_a_page_is_shown_as_it_was_written(poisoned: Path, language: str):
    path = poisoned / address("page", language, poisoned).strip("/") / "index.html"
    title = LexborHTMLParser(path.read_text(encoding="utf-8")).css_first("h1").text()
    assert "<script>alert(document)</script><img src=x onerror=alert(document)>" in title
    assert "*not emphasis* `not code`" in title
