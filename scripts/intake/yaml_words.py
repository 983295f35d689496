"""Values as the YAML of a record spells them: plain where that reads the same, else in quotes or folded; used by records_yaml.py."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from scripts.records.problems import InputError
from scripts.records.yaml_files import parse_yaml

#: The longest line of a record, in signs; a text that needs a longer one is folded.
WIDTH = 120


def same(old: Any, new: Any) -> bool:
    """Return whether two values say the same in a record, where 2026 and a day are also written as text."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return list(sorted(old)) == list(sorted(new)) and all(same(old[key], new[key]) for key in old)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(same, old, new))
    if isinstance(old, bool) or isinstance(new, bool):
        return old is new
    if isinstance(old, int | date) and isinstance(new, str):
        return str(old) == new
    return bool(old == new)


def in_flow(value: Any) -> str:
    """Return a value on one line, as it stands inside braces or brackets."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {in_flow(item)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(in_flow, value))}]"
    return scalar(value, is_flow=True)


def scalar(value: Any, quote: str | None = None, is_flow: bool = False) -> str:
    """Return a word, number or day on one line; `quote` is the sign around the text before, kept where the new one may have it."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int() | date():
            return str(value)
        case float():
            return format(Decimal(repr(int(value) if value.is_integer() else value)), "f")
    text = str(value)
    is_one_line = "\n" not in text and "\t" not in text
    if quote == "'" and is_one_line:
        return "'{}'".format(text.replace("'", "''"))
    if quote != '"' and is_one_line and _is_plain(text, is_flow):
        return text
    return json.dumps(text, ensure_ascii=False)


def block_lines(key: str, value: Any, indent: int) -> Iterator[str]:
    """Yield the lines of a field in a record, each thing that has fields on lines of its own."""
    if isinstance(value, Mapping) and value:
        yield f"{' ' * indent}{key}:"
        for name, inner in value.items():
            yield from block_lines(name, inner, indent + 2)
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        yield f"{' ' * indent}{key}:"
        for item in value:
            yield from item_lines(item, indent + 2)
    else:
        first, *others = beside(value, indent, len(key) + 2)
        yield from (f"{' ' * indent}{key}: {first}", *others)


def item_lines(item: Any, indent: int) -> Iterator[str]:
    """Yield the lines of an item of a list, with its dash."""
    if isinstance(item, Mapping) and item:
        lines = (line for name, inner in item.items() for line in block_lines(name, inner, indent + 2))
        yield f"{' ' * indent}- {next(lines)[indent + 2 :]}"
        yield from lines
    else:
        yield f"{' ' * indent}- {in_flow(item)}"


def beside(value: Any, indent: int, taken: int, quote: str | None = None) -> list[str]:
    """Return the lines of a value that begins beside its key: one, or those of a folded text, indented below the key.

    `indent` is that of the key, `taken` the signs of the line behind it that are not the value's, `quote` as in `scalar`.
    """
    if isinstance(value, Mapping | list):
        return [in_flow(value)]
    line = scalar(value, None if quote in ("|", ">") else quote)
    is_long = quote in ("|", ">") or (quote is None and indent + taken + len(line) > WIDTH)
    if not is_long or not isinstance(value, str) or not _can_fold(value):
        return [line]
    return [">-", *_folded(value.split(" "), " " * (indent + 2))]


def _is_plain(text: str, is_flow: bool) -> bool:
    """Return whether a text needs no quotes: whether it is read as itself."""
    written = f"- [{text}, x]\n" if is_flow else f"- {text}\n- x\n"
    try:
        read = parse_yaml(written, "text").value
    except InputError:
        return False
    found: Any = [[text, "x"]] if is_flow else [text, "x"]
    return bool(read == found) and (is_flow or not text.startswith(("- ", "? ")))


def _can_fold(text: str) -> bool:
    """Return whether a text comes back from lines that are put together by one space."""
    return text.isprintable() and all(text.split(" "))


def _folded(words: list[str], indent: str) -> Iterator[str]:
    line = indent + words[0]
    for word in words[1:]:
        if len(line) + 1 + len(word) > WIDTH:
            yield line
            line = indent + word
        else:
            line = f"{line} {word}"
    yield line
