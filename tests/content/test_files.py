"""The files of the published site: no picture says where and by whom it was taken, and nothing is there that no page names."""

from scripts.records.attachments import DOCUMENTS, RASTERS
from tests.content.conftest import Published
from tests.pictures import metadata_in

#: What a build makes besides pages, records and assets, by its ending.
MADE = {
    ".html",
    ".yml",
    ".json",
    ".xml",
    ".txt",
    ".css",
    ".js",
    ".svg",
    ".br",
    ".gz",
    ".pdf",
    ".csv",
    ".xlsx",
    ".geojson",
    ".jsonld",
}


def test_no_picture_says_more_than_is_seen(published: Published):
    assert metadata_in(published.site) == []


def test_every_file_is_of_a_kind_that_is_meant(published: Published):
    files = [path for path in published.site.rglob("*") if path.is_file() and path.suffix]
    assert {path.suffix.lower() for path in files} <= MADE | {*RASTERS, *DOCUMENTS}
