"""The words of the interface in both languages, from phrases.yml; used by the templates of pages and of the theme."""

from functools import cache
from pathlib import Path
from typing import Any

from scripts.languages import LANGUAGES, Language
from scripts.records.yaml_files import YamlFile, read_yaml

PHRASES = Path(__file__).with_name("phrases.yml")


@cache
def phrases_file() -> YamlFile:
    """Return the file of phrases with the places of each; raise ValueError for one that lacks a language."""
    file = read_yaml(PHRASES, PHRASES.name)
    for key, words in file.value.items():
        if set(words) != set(LANGUAGES):
            raise ValueError(f"{PHRASES.name}: the phrase {key} needs exactly {', '.join(LANGUAGES)}")
    return file


def phrases_in(language: Language) -> dict[str, Any]:
    """Return every phrase of `language` by its key, for templates."""
    return {key: words[language] for key, words in phrases_file().value.items()}


def phrase(key: str, language: Language, **values: str) -> str:
    """Return the phrase `key` in `language` with `{name}` places filled; raise KeyError for an unknown key."""
    text: str = phrases_file().value[key][language]
    return text.format(**values) if values else text
