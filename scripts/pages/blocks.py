"""The generated parts of hand-written pages: `{{ block.NAME argument … }}` on a line of its own; called by prose.py."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from scripts.languages.alphabet import in_order
from scripts.languages.numbers import format_number
from scripts.languages.units import UNITS
from scripts.messages.say import say
from scripts.pages.addresses import SITE_WORDS, catalogue_data_path
from scripts.pages.catalogue_figures import chart_values
from scripts.pages.catalogue_filters import FACT_FILTERS, SORTS
from scripts.pages.catalogue_list import PAGE_SIZE, list_pages, list_values, listed_sites
from scripts.pages.changes import changes_told
from scripts.pages.citations import CitationError
from scripts.pages.cost_block import cost_values
from scripts.pages.downloads import download_values
from scripts.pages.fact_states import facts_by_state
from scripts.pages.facts import KINDS_WITH_FACTS, count_known, fact_lines
from scripts.pages.field_reference import field_values
from scripts.pages.form_block import form_values
from scripts.pages.front_matter import read_page
from scripts.pages.letter_block import letter_values
from scripts.pages.map import map_values
from scripts.pages.needs import NEEDS, choices_to_need, sign_of
from scripts.pages.several_sites import is_offered
from scripts.pages.templates import block_names, render_template
from scripts.pages.writer import Writer
from scripts.records.fields import UNKNOWN
from scripts.records.kinds import KINDS
from scripts.records.kinds.catalogue import Institution, ProductionSite, SiteStatus
from scripts.records.kinds.partnership import Event, Opportunity, Party, Standing, Term, Topic
from scripts.records.kinds.pictures import Image
from scripts.records.kinds.reference import Source, SourceKind
from scripts.records.kinds.revisions import Change
from scripts.records.loader import AnyRecord, Records
from scripts.records.problems import InputError, nearest, one_of
from scripts.records.record import Record
from scripts.records.text_files import read_json

#: The sections of the site in the order of its navigation, by folder or page; `section_NAME` is the phrase of each.
_SECTIONS = ("index", "initiative", "catalogue", "partnership", "news", "press", "data", "about", "search")
#: What a block with parts, of which its argument names one, gives to its template.
_IN_PARTS = {"charts": chart_values, "cost": cost_values, "form": form_values, "letter": letter_values}
#: What catalogue.js says of the list, by the keys of its phrases.
_FOUND = tuple(
    "total count partly none full none_surely doubtful doubtful_note open wrong show loosen drop more number reversed failed "
    "cleared remove copied not_copied page".split()
)


def render_block(name: str, arguments: list[str], writer: Writer, pages: Path) -> str:
    """Return the Markdown of a block; raise CitationError for an unknown name or argument.

    `pages` is the folder of the pages in the writer's language, for the blocks that list pages.
    """
    return render_template(f"blocks/{name}.md.j2", writer, **block_values(name, arguments, writer, pages))


def block_values(name: str, arguments: list[str], writer: Writer, pages: Path) -> dict[str, Any]:
    """Return what the template of a block is given; raise CitationError for an unknown name or argument.

    A block with the name of a folder of records lists them by name, unless something else is said here.
    """
    records = writer.records
    if name in _IN_PARTS:
        return _IN_PARTS[name](writer, arguments)
    match name:
        case "agreement":
            return {"status": writer.status}
        case "changes" | "corrections":
            return {"changes": changes_told(writer, records.all(Change), pages)}
        case "compare" | "shortlist":
            return {"data_path": catalogue_data_path(writer.language), "sites": records.current(ProductionSite)}
        case "downloads":
            return download_values(records)
        case "events":
            return {"records": sorted(records.all(Event), key=lambda event: event.first_published, reverse=True)}
        case "fields":
            return field_values()
        case "institutions":
            return {"records": _by_name(writer, records.all(Institution)), "most": PAGE_SIZE}
        case "known":
            return _known(records)
        case "map":
            return map_values(writer)
        case "needs":
            return _needs(writer)
        case "open-questions":
            return _open_questions(writer)
        case "pages":
            return {"sections": _pages_by_section(pages, writer)}
        case "parties":
            return {"records": _parties(writer)}
        case "passages":
            return {"source": _source_of_passages(records, arguments)}
        case "pictures":
            return {"records": records.current(Image)}
        case "records":
            return {"kinds": [(kind, records.all(KINDS[kind])) for kind in KINDS], "changed": records.last_changed}
        case "sites":
            return _sites(writer)
        case "sources":
            return _sources(writer)
        case "terms":
            return _terms(records, arguments)
        case "state":
            return facts_by_state(writer, arguments)
        case "tested":
            return _tested(pages.parent / "check" / "accessibility.json")
    if name not in block_names():
        raise CitationError(say("pages.block", name=name), one_of(name, block_names()))
    return {"records": _by_name(writer, [record for record in records if record.folder == name])}


def _by_name(writer: Writer, records: list[AnyRecord]) -> list[AnyRecord]:
    return in_order(records, lambda record: writer.plain(record.title), writer.language)


def _sites(writer: Writer) -> dict[str, Any]:
    """The list with the form that filters it; the further pages of a long list are written by generate.py."""
    whole = list_pages(writer.records)
    listed = [item for page in whole for item in page.sites]
    regions = {item.region.kk: item.region for item in listed if item.region}
    institutions = {item.institution.id: item.institution for item in listed}
    current = sum(not item.site.ended for item in listed)
    opportunities = [(item.id, writer.plain(item.name)) for item in _by_name(writer, writer.records.all(Opportunity))]
    return {
        **list_values(writer, whole[0], whole),
        "current": current,
        "current_words": format_number(current, writer.language),
        "said": _FOUND,
        "regions": in_order(regions.values(), writer.plain, writer.language),
        "institutions": _by_name(writer, list(institutions.values())),
        "statuses": SiteStatus,
        "fact_filters": FACT_FILTERS.items(),
        "pairs_of": lambda field: [(item.value, writer.plain(item)) for item in field.choices] or opportunities,
        "unit_of": lambda field: UNITS[field.unit].after(0, writer.language),
        "sorts": SORTS,
        "page_size": PAGE_SIZE,
        "data_path": catalogue_data_path(writer.language),
        "words_path": SITE_WORDS,
    }


def _needs(writer: Writer) -> dict[str, Any]:
    """What the sites have of all that a production may need, and the form by which a reader says what it needs."""
    return {
        "sites": [item.site for item in listed_sites(writer.records) if not item.site.ended],
        "needs": NEEDS.values(),
        "sign_of": lambda fact: sign_of(fact, writer.language),
        "choices_to_need": choices_to_need,
        "page_size": PAGE_SIZE,
        "data_path": catalogue_data_path(writer.language),
    }


def _terms(records: Records, arguments: list[str]) -> dict[str, Any]:
    topics = [topic for topic in Topic if topic.value in arguments]
    standings = [standing for standing in Standing if standing.value in arguments]
    known = [*map(str, Topic), *map(str, Standing)]
    for argument in arguments:
        if argument not in known:
            raise CitationError(say("pages.topic-or-standing", argument=argument), one_of(argument, known))
    chosen = [term for term in records.all(Term) if not standings or term.standing in standings]
    order = list(Standing)
    chosen.sort(key=lambda term: order.index(term.standing))
    groups = [(topic, [term for term in chosen if term.topic is topic]) for topic in topics or Topic]
    still_open = sum(term.standing is Standing.OPEN for term in chosen)
    return {
        "groups": [group for group in groups if group[1]],
        "headings": not topics,
        "total": len(chosen),
        "open": still_open,
    }


def _parties(writer: Writer) -> list[Party]:
    """Those who took part in something first, then those who can answer; each in the order of the alphabet."""
    present: set[str] = set()
    for event in writer.records.all(Event):
        present |= set() if event.participants == UNKNOWN else set(event.participants.value)
    ordered = _by_name(writer, writer.records.all(Party))
    return sorted(ordered, key=lambda party: party.id not in present)


def _sources(writer: Writer) -> dict[str, Any]:
    ordered = _by_name(writer, writer.records.all(Source))
    return {
        "groups": [(kind, group) for kind in SourceKind if (group := [s for s in ordered if s.source is kind])],
        "total": len(ordered),
        "undated": sum(source.published == UNKNOWN for source in ordered),
        "unaddressed": sum(source.address is None for source in ordered),
    }


def _source_of_passages(records: Records, arguments: list[str]) -> Record:
    sources = records.by_kind[Source.kind]
    name = arguments[0] if arguments else ""
    if name not in sources:
        raise CitationError(say("pages.source", name=name), say("pages.id-of-source", near=nearest(name, sources)))
    return sources[name]


def _open_questions(writer: Writer) -> dict[str, Any]:
    records = [record for model in KINDS_WITH_FACTS for record in writer.records.current(model)]
    facts = [(record, [line for line in fact_lines(record) if not line.is_known]) for record in records]
    terms = [term for term in writer.records.current(Term) if term.standing is Standing.OPEN]
    parties = _by_name(writer, writer.records.all(Party))
    asked = [(party, [term for term in terms if term.party == party.id]) for party in parties]
    return {
        "facts": [item for item in facts if item[1]],
        "asked": [item for item in asked if item[1]],
        "unknown": sum(len(lines) for _, lines in facts),
        "open": len(terms),
    }


def _known(records: Records) -> dict[str, Any]:
    terms = records.current(Term)
    return {
        "rows": [(model.kind, *count_known(records.current(model))) for model in KINDS_WITH_FACTS],
        "terms": [(standing, sum(term.standing is standing for term in terms)) for standing in Standing],
    }


def _tested(path: Path) -> dict[str, Any]:
    """What the last examination by program found; the tests write the table and hold it to what they find."""
    if not path.is_file():
        raise CitationError(say("pages.no-table", name=path.name), say("pages.one-that-python-m-tests-site"))
    try:
        table = read_json(path, say("block.table"), "JSON")[1]
        return {"table": table, "colours": len(table["systems"]) + len(table["panel"]["colours"]) - 1}
    except (InputError, LookupError, TypeError) as error:
        expected = say("pages.one-that-python-m-tests-site")
        raise CitationError(
            say(
                "pages.broken-table",
                name=path.name,
                error=error.problems[0].found if isinstance(error, InputError) else str(error),
            ),
            expected,
        ) from None


def _pages_by_section(pages: Path, writer: Writer) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield (section, its pages) for the tree of pages at `pages`, first pages first: a path inside the tree, and a title."""
    found: dict[str, list[tuple[str, str]]] = {section: [] for section in _SECTIONS}
    for path in sorted(pages.rglob("*.md")):
        page = path.relative_to(pages).as_posix()
        if not is_offered(page, writer.records):
            continue
        with suppress(InputError):  # the check reports a page that cannot be read
            title = str(read_page(path).meta.get("title") or page)
            found.setdefault(page.removesuffix(".md").partition("/")[0], []).append((page, title))
    for section, listed in found.items():
        if listed:
            listed = in_order(listed, lambda page: page[1], writer.language)
            yield section, sorted(listed, key=lambda page: page[0] not in (f"{section}.md", f"{section}/index.md"))
