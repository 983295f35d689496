"""Fields and values by their path in a record; used by changes.py, items.py and telling.py."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from scripts.records.takes import model_of, type_of
from scripts.records.yaml_files import KeyPath


def field_at(model: type[BaseModel], path: KeyPath) -> FieldInfo:
    """Return the field at a path of a model; of a list, the numbers of its items left out. Raises KeyError where there is none."""
    info: FieldInfo | None = None
    for part in path:
        inner = model_of(type_of(info)) if info else model
        if inner is None:
            raise KeyError(part)
        info = inner.model_fields[str(part)]
    if info is None:
        raise KeyError(path)
    return info


def value_at(data: Any, path: KeyPath) -> Any:
    """Return what stands at a path of fields; None where nothing does."""
    for part in path:
        data = data.get(part) if isinstance(data, Mapping) else None
    return data


def put_at(data: dict[str, Any], path: KeyPath, value: Any) -> None:
    """Put a value at a path of fields, making those around it that are missing."""
    *way, last = path
    for part in way:
        inner = data.get(str(part))
        data[str(part)] = inner if isinstance(inner, dict) else {}
        data = data[str(part)]
    data[str(last)] = value
