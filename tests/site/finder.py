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


def told(language: Language, full: int, doubtful: int, total: int) -> str:
    """What is told of the sites that were found by conditions."""
    counts = said("finder_count", language, count=full, total=total)
    return f"{counts} {said('finder_partly', language, count=doubtful)}" if doubtful else counts


def told_all(language: Language, count: int) -> str:
    """What is told of a list that nothing filters."""
    return said("finder_total", language, count=count)


def status(page: Page) -> Locator:
    return page.locator(".finder-bar [role=status]")


def opener(page: Page) -> Locator:
    return page.locator("[data-part=opener]")


def open_filters(page: Page) -> None:
    """Open the filters, unless they are open."""
    if not page.locator("#filters[open]").count():
        opener(page).click()
    expect(page.locator("#filters[open]")).to_be_visible()


def show_results(page: Page) -> None:
    """Press the button that closes the filters and leads to the sites."""
    page.locator("#filters [type=submit]").click()
    expect(page.locator("#filters")).to_be_hidden()


def give(page: Page, name: str, given: str) -> None:
    """Give a value to a field of the form, as a reader does."""
    if name != "q":
        open_filters(page)
    field = page.locator(f".finder [name={name}]")
    if name in ("region", "institution", "sort"):
        field.select_option(given)
    elif name in ("kinds", "status", "known", "ended", "view", "rail_access", "power"):
        field.and_(page.locator(f"[value='{given}']")).check()
    else:
        field.fill(given)


def shown_ids(page: Page) -> list[str]:
    """Return the ids of the sites found that are on the page now."""
    return [name for group in shown_groups(page) for name in group]


def shown_groups(page: Page) -> list[list[str]]:
    """Return the ids of the sites found that are on the page now, group by group."""
    expect(page.locator("#found[aria-busy=false]")).to_be_attached()
    return page.locator("#found table").evaluate_all(
        "tables => tables.map(table => [...table.querySelectorAll('tbody th a')].map(link => link.pathname.split('/').at(-2)))"
    )


def all_ids(page: Page) -> list[str]:
    """Ask for more until there are no more; return the ids of all sites found."""
    while page.locator("#found .more:visible").count():
        page.locator("#found .more:visible").first.click()
        shown_ids(page)
    return shown_ids(page)
