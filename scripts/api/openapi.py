"""The description of the API (OpenAPI 3.1): its files, and the schema of each, made from the models; called by write.py.

Nothing is closed, since keys may come; every key that is described is always there.
"""

from collections.abc import Iterator
from typing import Any

from scripts.api.documents import VERSION
from scripts.api.field_list import fields_schema
from scripts.api.shapes import Schema, or_null, ref, shape_of_model, whole
from scripts.api.telling import Root
from scripts.languages import LANGUAGES
from scripts.opendata.dataset import LICENCE_NAME
from scripts.pages.addresses import API
from scripts.pages.phrases import phrase
from scripts.records.kinds import KINDS
from scripts.records.record import Record
from scripts.records.values import ID_PATTERN

_TEXT: Schema = {"type": "string"}
_DAY: Schema = {"type": "string", "format": "date"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_YES_OR_NO: Schema = {"type": "boolean"}
_ADDRESS: Schema = {"type": "string", "format": "uri-reference"}
_IN_BOTH = whole(dict.fromkeys(LANGUAGES, _TEXT))


def openapi(root: Root) -> dict[str, Any]:
    """Return the description of the API of a site, as JSON has it."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": _said("api_title"),
            "description": _said("api_description"),
            "version": f"{VERSION}.0",
            "license": {"name": LICENCE_NAME, "identifier": LICENCE_NAME},
        },
        # Relative to this file, where the address of the site is not known.
        "servers": [{"url": root.file(API) if root.site_url else "../v1"}],
        "paths": dict(_paths()),
        "components": {"schemas": dict(sorted(_schemas().items()))},
    }


def schema_name(path: str) -> str:
    """Return the name of the schema of a file by its path in the folder of the API: `production-site/hall.json`."""
    folder, _, file = path.rpartition("/")
    if folder == "changes":
        return "DayFile"
    if folder:
        return "KindFile" if file == "index.json" else f"{KINDS[folder].__name__}File"
    return {"index.json": "StartFile", "changes.json": "ChangesFile", "fields.json": "FieldsFile"}[file]


def _paths() -> Iterator[tuple[str, Any]]:
    yield "/index.json", _reading("index", "api_index", "StartFile")
    yield "/fields.json", _reading("fields", "api_fields", "FieldsFile")
    yield "/changes.json", _reading("changes", "api_changes", "ChangesFile")
    yield "/changes/{day}.json", _reading("changesOfDay", "api_day", "DayFile", day=_DAY)
    for kind, model in KINDS.items():
        name = model.__name__
        yield f"/{kind}/index.json", _reading(f"list{name}", "api_kind", "KindFile", tag=kind)
        known: Schema = {"type": "string", "pattern": ID_PATTERN}
        yield f"/{kind}/{{id}}.json", _reading(f"get{name}", "api_record", f"{name}File", tag=kind, id=known)


def _reading(operation: str, words: str, schema: str, tag: str | None = None, **parameters: Schema) -> dict[str, Any]:
    """Return what a file answers to whoever reads it, and the parameters in its path."""
    asked = [{"name": name, "in": "path", "required": True, "schema": one} for name, one in parameters.items()]
    answers: dict[str, Any] = {
        "200": {"description": _said(words), "content": {"application/json": {"schema": ref(schema)}}}
    }
    if parameters:
        answers["404"] = {"description": _said("api_nothing")}
    return {
        "get": {
            "operationId": operation,
            "summary": _said(words),
            **({"tags": [tag]} if tag else {}),
            **({"parameters": asked} if asked else {}),
            "responses": answers,
        }
    }


def _said(words: str) -> str:
    """Return a phrase in both languages, as the description has all its words."""
    return " / ".join(phrase(words, language) for language in LANGUAGES)


def _schemas() -> dict[str, Schema]:
    named: dict[str, Schema] = {}
    for model in KINDS.values():
        named |= shape_of_model(model).named
    files = {f"{model.__name__}File": ref(model.__name__) for model in KINDS.values()}
    files |= {"StartFile": _start(), "KindFile": _kind(), "ChangesFile": _changes(), "DayFile": _day()}
    files["FieldsFile"] = fields_schema()
    return {
        **named,
        **{name: whole(_envelope() | {"data": data}) for name, data in files.items()},
        "Line": whole(_line()),
    }


def _envelope() -> dict[str, Schema]:
    links = {"self": _ADDRESS, "page": ref("PageAddresses"), "yaml": or_null(_ADDRESS), "fields": _ADDRESS}
    return {
        "version": _TEXT,
        "site": or_null({"type": "string", "format": "uri"}),
        "licence": {"type": "string", "format": "uri"},
        "is_demonstration": _YES_OR_NO,
        "last_changed": or_null(_DAY),
        "links": whole(links),
    }


def _line() -> dict[str, Schema]:
    return {
        "kind": {"type": "string", "enum": [*KINDS]},
        "id": {"type": "string", "pattern": ID_PATTERN},
        "name": ref("Words"),
        **{name: _own(name) for name in ("first_published", "last_changed", "ended")},
        "page": ref("PageAddresses"),
        "json": _ADDRESS,
    }


def _own(name: str) -> Schema:
    """Return the schema of a day that every record has."""
    return or_null(_DAY) if Record.model_fields[name].default is None else _DAY


def _start() -> Schema:
    kind = {"kind": _TEXT, "name": ref("Words"), "count": _COUNT, "last_changed": or_null(_DAY), "json": _ADDRESS}
    return whole({"kinds": _several(whole(kind)), **dict.fromkeys(("openapi", "fields", "changes"), _ADDRESS)})


def _kind() -> Schema:
    return whole({"kind": _TEXT, "records": _several(ref("Line"))})


def _changes() -> Schema:
    day = whole({"day": _DAY, "records": _COUNT, "changes": _COUNT, "json": _ADDRESS})
    return whole({"days": _several(day), "changes": _several(ref("Change"))})


def _day() -> Schema:
    happened = whole(_line() | dict.fromkeys(("is_published", "is_changed", "is_ended"), _YES_OR_NO))
    return whole({"day": _DAY, "records": _several(happened), "changes": _several(ref("Change"))})


def _several(item: Schema) -> Schema:
    return {"type": "array", "items": item}
