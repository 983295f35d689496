"""Every fact of the region cited in every place of a page: no mark of Markdown is left, and no link stands in a link."""

import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES, Language
from scripts.pages.facts import KINDS_WITH_FACTS, fact_groups
from scripts.pages.writer import Writer
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import load_records
from tests.conftest import REGION

EXTENSIONS = ["admonition", "attr_list", "def_list", "md_in_html", "tables"]
PLACES = {
    "paragraph": "Before {}, after.",
    "item": "- {}\n- {}",
    "table": "| a | b |\n| --- | --- |\n| {} | {} |",
    "definition": "Name\n:   {}",
    "note": "!!! note\n    {}",
    "heading": "## {} {{ #id }}",
    "bold": "**{}**",
}


@pytest.fixture(scope="module")
def citations() -> list[str]:
    """A citation of every fact of every record."""
    return [
        f"{{{{ {'site' if record.kind == 'production-site' else record.kind}.{record.id}."
        f"{f'{group.name}.' if group.labels else ''}{line.name} }}}}"
        for kind in KINDS_WITH_FACTS
        for record in load_records(REGION / "data").all(kind)
        for group in fact_groups(record)
        for line in group.lines
    ]


def test_the_region_knows_every_fact_of_a_site_somewhere_and_elsewhere_does_not():
    sites = load_records(REGION / "data").all(ProductionSite)
    states: dict[str, set[bool]] = {}
    for site in sites:
        for group in fact_groups(site):
            for line in group.lines:
                states.setdefault(f"{group.name}.{line.name}", set()).add(line.is_known)
    assert {name for name, known in states.items() if known != {True, False}} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
def test_a_fact_is_cited_anywhere(citations: list[str], place: str, language: Language):
    writer = Writer(load_records(REGION / "data"), language, "about/contacts.md")
    for citation in dict.fromkeys(citations):
        text = PLACES[place].replace("{}", writer.cite(citation)).replace("{{", "{").replace("}}", "}")
        html = markdown.markdown(text, extensions=EXTENSIONS)
        tree = LexborHTMLParser(html)
        left = [sign for sign in ("](", "{ .", "**") if sign in tree.text()]
        assert (left, tree.css("a a")) == ([], []), f"{citation}: {html}"
