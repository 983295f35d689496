"""The description of the API: it is one of OpenAPI 3.1, and every file is as it says, with all its keys and no other."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from scripts.api.openapi import schema_name
from scripts.pages.addresses import API
from scripts.records.kinds import KINDS
from scripts.records.loader import Records
from tests.api.conftest import SITE_URL, content

DESCRIPTION = f"{API}/openapi.json"


def closed(schema: Any) -> Any:
    """Return a schema that takes no key which it does not describe, since here none may have been forgotten."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    more = {"additionalProperties": False} if schema.get("type") == "object" and "properties" in schema else {}
    return {key: closed(part) for key, part in schema.items()} | more


def described(site: Path) -> Iterator[tuple[str, Any, Draft202012Validator]]:
    """Yield each file of the API but the description, with what checks it."""
    whole = closed(content(site, DESCRIPTION))
    for path in sorted((site / API).rglob("*.json")):
        name = path.relative_to(site / API).as_posix()
        if name != "openapi.json":
            schema = {"$ref": f"#/components/schemas/{schema_name(name)}", "components": whole["components"]}
            yield name, json.loads(path.read_text("utf-8")), Draft202012Validator(schema)


@pytest.mark.parametrize("site", ["files", "files_at_address"])
def test_it_is_one_of_openapi(site: str, request: pytest.FixtureRequest):
    OpenAPIV31SpecValidator(content(request.getfixturevalue(site), DESCRIPTION)).validate()


def test_every_file_is_as_it_is_described(files: Path, files_at_address: Path):
    for site in (files, files_at_address):
        wrong = {
            name: [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(data)]
            for name, data, validator in described(site)
        }
        assert {name: errors for name, errors in wrong.items() if errors} == {}


def test_a_file_that_lacks_a_key_or_has_another_type_is_found(files: Path):
    data, validator = next(one[1:] for one in described(files) if one[0] == "production-site/sewing-workshop.json")
    area = data["data"]["space"]["area_m2"]
    for broken in ({**area, "value": "1250"}, {key: value for key, value in area.items() if key != "note"}):
        data["data"]["space"]["area_m2"] = broken
        assert list(validator.iter_errors(data)), broken


def test_every_file_has_a_path_and_every_record_a_file(files: Path, region: Records):
    paths = content(files, DESCRIPTION)["paths"]
    for name, _, _ in described(files):
        folder, _, file = name.rpartition("/")
        known = {"changes": "/changes/{day}.json"}.get(folder, f"/{folder}/{{id}}.json")
        assert f"/{name}" in paths or (file != "index.json" and known in paths), name
    written = {name for name, _, _ in described(files)}
    assert {f"{record.kind}/{record.id}.json" for record in region} <= written
    assert {f"{kind}/index.json" for kind in KINDS} <= written


def test_programs_find_the_files_beside_the_description_or_at_the_address(files: Path, files_at_address: Path):
    assert content(files, DESCRIPTION)["servers"] == [{"url": "../v1"}]
    assert content(files_at_address, DESCRIPTION)["servers"] == [{"url": f"{SITE_URL}{API}"}]


def test_a_field_is_described_in_both_languages_with_its_unit_and_limits(files: Path):
    area = content(files, DESCRIPTION)["components"]["schemas"]["Space"]["properties"]["area_m2"]
    assert area["title"] == "Жалпы ауданы / Общая площадь"
    assert area["x-unit"] == "m2"
    assert area["properties"]["value"] == {"exclusiveMinimum": 0, "maximum": 1_000_000}
