"""The catalogue of open data: it keeps to the shapes of DCAT-AP, names each file once, and is made up of what is known."""

from functools import cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import DCTERMS, FOAF, RDF, Graph, Namespace, URIRef

from scripts.records.kinds import KINDS
from scripts.tables.columns import tables_of
from tests.api.conftest import SITE_URL, Reading
from tests.records.small_tree import Tree

DCAT = Namespace("http://www.w3.org/ns/dcat#")
CATALOGUE = "data/catalog.jsonld"
#: Where somebody who reads the files of a site with no address of its own has found it.
FOUND_AT = "https://example.kz/copy/"
STANDARDS = Path(__file__).parent / "standards"


@cache
def shapes(name: str) -> Graph:
    return Graph().parse(STANDARDS / name, format="turtle")


def read(site: Path) -> Graph:
    return Graph().parse(site / CATALOGUE, format="json-ld", publicID=f"{FOUND_AT}{CATALOGUE}")


def broken_shapes(graph: Graph, name: str) -> str:
    conforms, _, text = validate(graph, shacl_graph=shapes(name))
    return "" if conforms else str(text)


@pytest.mark.parametrize("name", ["dcat-ap-shapes.ttl", "dcat-ap-ranges.ttl"])
@pytest.mark.parametrize("site", ["files", "files_at_address"])
def test_it_keeps_to_the_shapes_of_dcat_ap(site: str, name: str, request: pytest.FixtureRequest):
    assert broken_shapes(read(request.getfixturevalue(site)), name) == ""


def test_one_without_a_title_or_with_no_class_of_its_formats_is_found(files: Path):
    graph = read(files)
    graph.remove((None, DCTERMS.title, None))
    graph.remove((None, RDF.type, DCTERMS.MediaType))
    assert "dct:title" in broken_shapes(graph, "dcat-ap-shapes.ttl")
    assert "MediaType" in broken_shapes(graph, "dcat-ap-ranges.ttl")


def test_its_addresses_lead_from_the_root_of_the_site(files: Path, files_at_address: Path):
    for site, root in ((files, FOUND_AT), (files_at_address, SITE_URL)):
        graph = read(site)
        addresses = {str(address) for address in graph.objects(None, DCAT.accessURL)}
        tables = {table.name for model in KINDS.values() for table in tables_of(model)}
        assert {f"{root}data/{table}.csv" for table in tables} <= addresses
        assert {f"{root}api/v1/{kind}/index.json" for kind in KINDS} <= addresses
        assert {f"{root}data/sites.geojson", f"{root}data/production-site.xlsx"} <= addresses
        assert all(address.startswith(root) for address in addresses)
        (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
        assert set(graph.objects(catalogue, FOAF.homepage)) == {URIRef(root)}


def test_a_kind_without_records_is_no_data_set(tree: Tree, told: Reading, tmp_path: Path):
    tree.path("changes/hall-area.yml").unlink()
    told(CATALOGUE)
    titles = {str(name) for name in read(tmp_path / "site").objects(None, DCTERMS.identifier)}
    assert "change" not in titles
    assert "production-site" in titles


def names_of_publisher(graph: Graph) -> set[tuple[str, str | None]]:
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    (publisher,) = graph.objects(catalogue, DCTERMS.publisher)
    return {(str(name), name.language) for name in graph.objects(publisher, FOAF.name)}


def test_the_publisher_is_the_party_that_it_is_or_the_word_for_unknown(files: Path, told: Reading, tmp_path: Path):
    assert names_of_publisher(read(files)) == {("«Кәсіп» палатасы", "kk"), ("Палата «Кәсіп»", "ru")}
    told(CATALOGUE)
    unknown = read(tmp_path / "site")
    assert names_of_publisher(unknown) == {("нақтылануда", "kk"), ("уточняется", "ru")}
    assert broken_shapes(unknown, "dcat-ap-shapes.ttl") == ""


def test_who_keeps_the_site_is_asked_by_its_contacts(files: Path, told: Reading, tmp_path: Path):
    assert "mailto:editors@region.example.kz" in {str(value) for value in read(files).objects()}
    told(CATALOGUE)  # of a site that no party keeps
    assert not list(read(tmp_path / "site").objects(None, DCAT.contactPoint))
