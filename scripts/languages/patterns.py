"""The regular expressions that are data of a language, out of its tables; used by every room that reads running text.

A table has them under `patterns`. A name in braces stands for a part: of `parts` in the table or in both/parts.yml; or for
what the table has by that name, its words or its patterns, each in a group of its own name; or else for endings of Kazakh.
"""

import re
from functools import cache
from typing import Any

from scripts.languages.kazakh_suffixes import loose
from scripts.languages.tables import Owner, one_of, table

_PART = re.compile(r"\{([a-z_][a-z_ ]*)\}")


@cache
def pattern(name: str, language: Owner, key: str) -> re.Pattern[str]:
    """Return the regular expression `key` of the table `name` of a language."""
    words = table(language, name)
    parts = {part: _any_of(found) for part, found in words.items()} | table("both", "parts") | words.get("parts", {})
    return re.compile(_written(words["patterns"][key], parts))


def _any_of(words: Any) -> Any:
    """Return a list of words, which may say what each is worth, as a pattern for any of them; patterns as they are."""
    if isinstance(words, str):
        return one_of(words.split())
    is_list = isinstance(words, dict) and all(isinstance(worth, int) for worth in words.values())
    return one_of(words) if is_list else words


def _written(text: str | list[str], parts: dict[str, Any]) -> str:
    """Return a pattern, which may be written in pieces, with its parts in their places."""

    def part(match: re.Match[str]) -> str:
        found = parts.get(match[1])
        if isinstance(found, dict):
            names = {
                name: name.replace("/", "_per_").replace(" ", "_and_") or "_" for name in found
            }  # as name_of reads them
            return "|".join(f"(?P<{names[name]}>{_written(each, parts)})" for name, each in found.items())
        return loose(match[1]) if found is None else _written(found, parts)

    return _PART.sub(part, "".join(text))


def name_of(match: re.Match[str]) -> str:
    """Return the name that the group which a text has matched last has in the table: m3/day of m3_per_day."""
    return (match.lastgroup or "").strip("_").replace("_per_", "/").replace("_and_", " ")
