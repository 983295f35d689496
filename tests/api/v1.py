"""What the API promises under `v1`, as v1.yml has it; `python -m tests.api.v1` adds to it what has come, and takes nothing away."""

from pathlib import Path
from typing import Any

import yaml

from scripts.api.openapi import openapi
from scripts.api.telling import Root

FILE = Path(__file__).with_name("v1.yml")
HEAD = """\
# What the API promises under v1 (docs: data.md, “What does not change”): its files, the keys of each part with the type of the value,
# and the codes. Lines are only added, by `python -m tests.api.v1`; a line that would have to change needs a v2.

"""
Promise = dict[str, Any]


def promise() -> Promise:
    """Return what the API is now, as it is promised."""
    whole = openapi(Root())
    parts: dict[str, Any] = {}
    codes: dict[str, list[str]] = {}
    for name, schema in whole["components"]["schemas"].items():
        parts[name] = _keys(schema)
        codes |= _codes(name, schema)
        for key, part in schema.get("properties", {}).items():
            for one in part.get("anyOf", [part]):
                codes |= _codes(f"{name}.{key}", one)
    return {"files": [*whole["paths"]], "keys": parts, "codes": codes}


def promised() -> Promise:
    """Return what has been promised."""
    written: Promise = yaml.safe_load(FILE.read_text("utf-8"))
    return written


def _codes(name: str, schema: Any) -> dict[str, list[str]]:
    """Return the codes of a closed list under a name; nothing for any other schema."""
    code = schema.get("properties", {}).get("code", {})
    return {name: code["enum"]} if "enum" in code else {}


def _keys(schema: Any) -> Any:
    """Return the keys of an object with their types; of anything else its type."""
    if "properties" in schema and "$ref" not in schema:
        return {key: _with_meaning(part) for key, part in schema["properties"].items()}
    if schema.get("type") == "array":
        return [_keys(schema["items"])]
    if "anyOf" in schema:
        return " or ".join(str(_keys(part)) for part in schema["anyOf"])
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    kind = schema.get("type", "any")
    return " or ".join(kind) if isinstance(kind, list) else kind


def _with_meaning(schema: Any) -> Any:
    """Return the type of a key, with the unit of its numbers or the kind of record that it names."""
    meaning = schema.get("x-unit") or schema.get("x-refers-to")
    keys = _keys(schema)
    if not meaning:
        return keys
    return [f"{keys[0]}, {meaning}"] if isinstance(keys, list) else f"{keys}, {meaning}"


def broken(old: Any, new: Any, place: str = "") -> list[str]:
    """Return every place at which what was promised is no more."""
    if isinstance(old, dict) and isinstance(new, dict):
        return [found for key in old for found in broken(old[key], new.get(key), f"{place}/{key}")]
    if isinstance(old, list) and isinstance(new, list) and place.startswith(("/files", "/codes")):
        return [f"{place}/{item}" for item in old if item not in new]
    return [] if old == new else [f"{place}: {old}, not {new}"]


def with_what_came(old: Any, new: Any) -> Any:
    """Return what was promised with what has come since."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {key: with_what_came(old.get(key, new.get(key)), new.get(key)) for key in {**old, **new}}
    if isinstance(old, list) and isinstance(new, list):
        return [*old, *(item for item in new if item not in old)]
    return old


if __name__ == "__main__":
    came = with_what_came(promised() if FILE.is_file() else promise(), promise())
    FILE.write_text(HEAD + yaml.safe_dump(came, allow_unicode=True, sort_keys=False, width=120), "utf-8")
