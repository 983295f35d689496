"""The root of a word of each language, and the tables by which a browser finds the same; called by index.py."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from scripts.languages import Language
from scripts.search import kazakh_stemmer, russian_stemmer

_FOLDER = Path(__file__).parent
_TABLES: dict[Language, str] = {"kk": "kazakh_endings.json", "ru": "russian_endings.json"}
_STEM: dict[Language, Callable[[str], str]] = {"kk": kazakh_stemmer.stem, "ru": russian_stemmer.stem}


def stemmer_of(language: Language) -> Callable[[str], str]:
    """Return the function that finds the root of a word, and remembers it."""
    return cache(_STEM[language])


def tables_of(language: Language) -> Any:
    """Return the tables of endings."""
    return json.loads((_FOLDER / _TABLES[language]).read_text(encoding="utf-8"))
