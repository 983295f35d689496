"""Writes the name of a fact as a link to the permanent address of the fact; used by templates.py and fact_sheet.py."""

import re

from scripts.pages.addresses import place_of_fact, relative_link
from scripts.pages.facts import FactLine
from scripts.pages.writer import Writer
from scripts.records.record import Record

_LINK = re.compile(r"(?<!\\)\]\(")


def at_own_address(writer: Writer, name: str, fragment: str) -> str:
    """Return the name of a fact as the place with the id `fragment`, and as a link to it, from which cite.js makes a quotation.

    A name that has links, and a fact without a name, get a link of words.
    """
    place = f'id="{fragment}" href="#{fragment}"'
    if name and not _LINK.search(name):
        return f"<a {place}>{name}</a>"
    return f'{name} <a class="cite" {place}>{writer.phrase("cite")}</a>'.lstrip()


def fact_link(writer: Writer, name: str, record: Record, line: FactLine) -> str:
    """Return the name of a fact, which stands elsewhere, as a link to its permanent address."""
    return writer.linked(name, relative_link(place_of_fact(record.kind, record.id, *line.path), writer.page))
