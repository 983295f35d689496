"""The words of the interface under the keys of the theme: whole in both languages, so that they can be offered to it."""

import re
from importlib.resources import files

import pytest

from scripts.languages import LANGUAGES
from tests.conftest import ROOT

KEY = re.compile(r'^  "([a-z.]+)": "(.*)",?$', re.MULTILINE)
THEME = files("material") / "templates" / "partials" / "languages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_the_theme_has_words_and_no_other(language):
    ours = dict(KEY.findall((ROOT / f"overrides/partials/languages/{language}.html").read_text(encoding="utf-8")))
    assert list(ours) == [key for key, _ in KEY.findall((THEME / "en.html").read_text(encoding="utf-8"))]
    assert ours["language"] == language
    assert all(ours.values())
    places = ("readtime.other", "search.result.other", "search.result.more.other")
    assert all("#" in ours[key] for key in places)


def test_the_frame_asks_for_keys_that_there_are():
    asked = {
        key
        for template in (ROOT / "overrides").rglob("*.html")
        for key in re.findall(r"lang\.t\(['\"]([a-z.]+)['\"]\)", template.read_text(encoding="utf-8"))
    }
    words = (ROOT / "overrides/partials/languages/kk.html").read_text(encoding="utf-8")
    assert asked >= {"toc", "action.skip", "tabs"}
    assert asked - {key for key, _ in KEY.findall(words)} <= {"key"}
