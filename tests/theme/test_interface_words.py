"""The words of the interface: every key of the theme in Kazakh and Russian, every phrase of ours in both."""

import re
from pathlib import Path

import material
import pytest
import yaml

from scripts.languages import LANGUAGES
from scripts.pages.phrases import phrases_in
from tests.conftest import ROOT

THEME = Path(material.__file__).parent / "templates" / "partials" / "languages"
OURS = ROOT / "overrides" / "partials" / "languages"


def words(path: Path) -> dict[str, str]:
    """The pairs of key and word in a language partial of Material."""
    return dict(re.findall(r'"([a-z.]+)": "((?:[^"\\]|\\.)*)"', path.read_text(encoding="utf-8")))


def test_the_theme_still_has_the_keys_we_know_of():
    assert len(words(THEME / "en.html")) == 55


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_the_theme_has_a_word(language):
    assert set(words(OURS / f"{language}.html")) == set(words(THEME / "en.html"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_in_the_language(language):
    ours, english = words(OURS / f"{language}.html"), words(THEME / "en.html")
    technical = {"direction", "search.config.lang", "search.config.pipeline", "search.config.separator"}
    assert ours["language"] == language
    left = [key for key in ours if key not in technical and ours[key] == english[key]]
    assert left == []


def test_counted_words_keep_their_place_for_the_number():
    for language in LANGUAGES:
        ours = words(OURS / f"{language}.html")
        assert all("#" in ours[key] for key in words(THEME / "en.html") if key.endswith(".other"))


def test_templates_use_only_phrases_that_exist():
    used = set()
    for path in (ROOT / "overrides").rglob("*.html"):
        used |= set(re.findall(r"\bui\.([a-z_]+)", path.read_text(encoding="utf-8")))
    assert used, "the templates use no phrase at all"
    assert used <= set(phrases_in("kk"))


def test_every_phrase_is_used_somewhere():
    text = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("overrides", "scripts")
        for path in (ROOT / folder).rglob("*.*")
        if path.suffix in {".html", ".py", ".j2"}
    )
    made = {"kind_", "language_", "passage_", "rule_", "section_"}  # put together in templates from a code
    phrases = yaml.safe_load((ROOT / "scripts/pages/phrases.yml").read_text(encoding="utf-8"))
    unused = [key for key in phrases if key not in text and not any(key.startswith(start) for start in made)]
    assert unused == []
