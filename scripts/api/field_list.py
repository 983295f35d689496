"""Every field of every kind as data, `fields.json`: what it is called, its type, unit and choices, and where it stands; called by write.py.

A reader finds the same on the page of the fields, made by pages/field_reference.py from the same tables.
"""

from collections.abc import Mapping
from typing import Any

from scripts.api.shapes import Schema, or_null, ref, whole
from scripts.api.telling import Root
from scripts.languages import LANGUAGES
from scripts.pages.addresses import FIELDS_PAGE, Place, table_path
from scripts.pages.field_reference import field_anchor, place_in_json
from scripts.pages.phrases import phrase
from scripts.records.form import unit_word
from scripts.records.kinds import KINDS
from scripts.tables.columns import FieldPart, Table, part_labels, tables_of
from scripts.tables.fields import FieldType, TableField

#: What limits the values of a field, as JSON Schema calls it, and the attribute of the field that has it.
_LIMITS = {
    "minimum": "minimum",
    "exclusiveMinimum": "exclusive_minimum",
    "maximum": "maximum",
    "pattern": "pattern",
    "maxLength": "max_length",
}


def told_fields(root: Root) -> dict[str, Any]:
    """Return what is said of the fields of every kind, and what the parts of their columns are called."""
    parts = [{"part": part.value, "labels": _words(part_labels(part))} for part in FieldPart]
    kinds = [
        {
            "kind": kind,
            "name": {language: phrase(f"kind_{kind.replace('-', '_')}", language) for language in LANGUAGES},
            "tables": [_table(table, root) for table in tables_of(model)],
        }
        for kind, model in KINDS.items()
    ]
    return {"parts": parts, "kinds": kinds}


def _table(table: Table, root: Root) -> dict[str, Any]:
    return {
        "name": table.name,
        "labels": _words(table.labels),
        "csv": root.file(table_path(table.name)),
        "keys": list(table.keys),
        "fields": [_field(field, table, root) for field in table.fields],
    }


def _field(field: TableField, table: Table, root: Root) -> dict[str, Any]:
    codes = [(str(one), {"kk": one.kk, "ru": one.ru}) for one in field.choices]
    codes += [(code, _unit(code)) for code in field.codes]
    return {
        "name": field.name,
        "path": place_in_json(field, table),
        "labels": _words(field.labels),
        "group": _words(field.group_labels),
        "type": field.type.value,
        "is_list": field.is_list,
        "is_fact": field.is_fact,
        "is_required": field.is_required,
        "unit": {"code": field.unit, **_unit(field.unit)} if field.unit else None,
        "choices": [{"code": code, **words} for code, words in codes],
        "refers_to": field.refers_to,
        "limits": {name: getattr(field, own) for name, own in _LIMITS.items()},
        "columns": [{"name": one.name, "part": one.part.value} for one in table.columns if one.field is field],
        "page": root.pages(Place(FIELDS_PAGE, field_anchor(field, table))),
    }


def _unit(code: str) -> dict[str, str]:
    return {language: unit_word(code, language) for language in LANGUAGES}


def _words(labels: Mapping[Any, str] | None) -> dict[str, str] | None:
    return {language: labels[language] for language in LANGUAGES} if labels else None


def fields_schema() -> Schema:
    """Return the schema of what `told_fields` returns."""
    text: Schema = {"type": "string"}
    words, flag, address = ref("Words"), {"type": "boolean"}, {"type": "string", "format": "uri-reference"}
    code = whole({"code": text, **dict.fromkeys(LANGUAGES, text)})
    column = whole({"name": text, "part": text})
    number = {"type": ["number", "null"]}
    field = {
        **{"name": text, "path": text, "labels": words, "group": or_null(words)},
        "type": {"type": "string", "enum": [kind.value for kind in FieldType]},
        **dict.fromkeys(("is_list", "is_fact", "is_required"), flag),
        "unit": or_null(code),
        "choices": _several(code),
        "refers_to": or_null({"type": "string"}),
        "limits": whole({name: or_null(text) if name == "pattern" else number for name in _LIMITS}),
        "columns": _several(column),
        "page": ref("PageAddresses"),
    }
    table = {
        "name": text,
        "labels": or_null(words),
        "csv": address,
        "keys": _several(text),
        "fields": _several(whole(field)),
    }
    kind = whole({"kind": text, "name": words, "tables": _several(whole(table))})
    return whole({"parts": _several(whole({"part": text, "labels": words})), "kinds": _several(kind)})


def _several(item: Schema) -> Schema:
    return {"type": "array", "items": item}
