"""The words of the interface in both languages, from phrases.yml, with the signs of their language; used by the templates of pages and of the theme."""

from functools import cache
from pathlib import Path
from typing import Any

from scripts.languages import LANGUAGES, Language
from scripts.languages.signs import phrase_with_signs
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


@cache
def _phrases(language: Language) -> dict[str, Any]:
    return {key: _signed(words[language], language) for key, words in phrases_file().value.items()}


def _signed(words: Any, language: Language) -> Any:
    """Return a phrase with its signs; one may be a list of groups."""
    match words:
        case str():
            return phrase_with_signs(words, language)
        case list():
            return [_signed(each, language) for each in words]
        case dict():
            return {key: _signed(each, language) for key, each in words.items()}
    return words


def phrases_in(language: Language) -> dict[str, Any]:
    """Return every phrase of `language` by its key, for templates."""
    return _phrases(language)


def phrase(key: str, language: Language, **values: str) -> str:
    """Return the phrase `key` in `language` with `{name}` places filled; raise KeyError for an unknown key."""
    text: str = _phrases(language)[key]
    return text.format(**values) if values else text
