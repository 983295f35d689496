"""The words of the interface in both languages, from phrases.yml; used by the templates of pages and of the theme."""

from functools import cache
from pathlib import Path
from typing import Any

from scripts.languages import LANGUAGES, Language
from scripts.records.yaml_reader import read_yaml

_FILE = Path(__file__).with_name("phrases.yml")


@cache
def _phrases() -> dict[str, dict[str, Any]]:
    phrases: dict[str, dict[str, Any]] = read_yaml(_FILE, _FILE.name).value
    for key, words in phrases.items():
        if set(words) != set(LANGUAGES):
            raise ValueError(f"{_FILE.name}: the phrase {key} needs exactly {', '.join(LANGUAGES)}")
    return phrases


def phrases_in(language: Language) -> dict[str, Any]:
    """Return every phrase of `language` by its key, for templates."""
    return {key: words[language] for key, words in _phrases().items()}


def phrase(key: str, language: Language, **values: str) -> str:
    """Return the phrase `key` in `language` with `{name}` places filled; raise KeyError for an unknown key."""
    text: str = _phrases()[key][language]
    return text.format(**values) if values else text
