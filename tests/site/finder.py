"""The form over the list of production sites and what it finds, as a reader sees them; used by the tests of the catalogue."""

from playwright.sync_api import Locator, Page, expect

from scripts.languages import Language
from scripts.languages.numbers import format_number
from scripts.pages.catalogue_list import listed_sites
from scripts.pages.map import Spot
from scripts.pages.phrases import phrase
from scripts.records.loader import Records

#: What stands in a row: its cells with their names, and where they lead, without the switch that only a script has.
WORDS_OF_ROWS = """rows => Object.fromEntries(rows.map(row => {
  const copy = row.cloneNode(true);
  copy.querySelector(".keep")?.remove();
  const links = [...row.querySelectorAll("a")].map(link => link.pathname);
  const bars = [...row.querySelectorAll("progress")].map(bar => `${bar.value} / ${bar.max}`);
  const plain = cell => cell.textContent.replace(/\\u00ad/g, "").replace(/[ \\n]+/g, " ").trim();
  const cells = [...copy.cells].map(cell => cell.dataset.label.replace(/\\u00ad/g, "") + "|" + plain(cell));
  return [links[0].split("/").at(-2), [...cells.map(cell => cell.split("|")[1]), ...cells, ...links, ...bars]];
}))"""


def current(records: Records) -> list[Spot]:
    return [item for item in listed_sites(records) if not item.site.ended]


def said(key: str, language: Language, **numbers: int) -> str:
    return phrase(key, language).format(**{name: format_number(number, language) for name, number in numbers.items()})


def told(language: Language, count: int, partly: int, total: int) -> str:
    """What is told of the sites that were found."""
    counts = said("finder_count", language, count=count, total=total)
    return f"{counts} {said('finder_partly', language, count=partly)}" if partly else counts


def status(page: Page) -> Locator:
    return page.locator(".finder [role=status]")


def give(page: Page, name: str, given: str) -> None:
    """Give a value to a field of the form, as a reader does; the fields behind the switch are open."""
    field = page.locator(f".finder [name={name}]")
    if name in ("region", "institution", "sort"):
        field.select_option(given)
    elif name in ("kinds", "status", "known", "ended", "view"):
        field.and_(page.locator(f"[value='{given}']")).check()
    else:
        field.fill(given)


def shown_ids(page: Page) -> list[str]:
    """Return the ids of the sites found that are on the page now."""
    expect(page.locator("#found[aria-busy=false]")).to_be_visible()
    links = page.locator("#found tbody th a")
    return links.evaluate_all("links => links.map(link => link.pathname.split('/').at(-2))")


def all_ids(page: Page) -> list[str]:
    """Ask for more until there are no more; return the ids of all sites found."""
    while page.locator("#found .more:visible").count():
        page.locator("#found .more").click()
        shown_ids(page)
    return shown_ids(page)
