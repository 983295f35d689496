"""The files of a record at the end of its page: its YAML, its JSON, and its row of the table."""

from typing import Any

from scripts.pages.context import page_context
from tests.records.small_tree import Tree

META: dict[str, Any] = {"reviewed": None, "sources": []}


def files(writer, page: str, record: str | None) -> list[tuple[str, str]]:
    context = page_context(writer("ru", page), {**META, "record": record} if record else META)
    return [(file["name"], file["url"]) for file in context["page_data"]]


def test_a_page_of_a_record_leads_to_its_files_and_its_row_of_the_table(tree: Tree, writer):
    tree.add_site("a-yard")
    assert files(writer, "catalogue/sites/hall.md", "production-sites/hall.yml") == [
        ("production-sites/hall.yml", "../../../../data/production-sites/hall.yml"),
        ("hall.json", "../../../../api/v1/production-site/hall.json"),
        # The first row has the names of the columns, the second is that of a-yard (RFC 7111).
        ("production-site.csv, строка 3", "../../../../data/production-site.csv#row=3"),
        ("Все записи", "../../../data/"),
    ]


def test_another_page_leads_to_all_records_only(writer):
    assert files(writer, "partnership/labour.md", None) == [("Все записи", "../../data/")]
