"""The kinds of record: every class of a Record in a module of this folder is one.

The model is the schema: validation, JSON Schema, forms and pages are made from it. A new kind is one class here, the
templates that show it and its words in phrases.yml.
"""

from importlib import import_module
from pkgutil import iter_modules

from scripts.records.record import Record

_MODULES = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]

#: Every kind of record by its name, in the order in which errors and pages list them: by module, then as they stand.
KINDS: dict[str, type[Record]] = {
    model.kind: model
    for module in _MODULES
    for model in vars(module).values()
    if isinstance(model, type) and issubclass(model, Record) and model.__module__ == module.__name__
}
