"""One page of every template, and the panel for weak eyes by its own controls; used by the tests of the look."""

from playwright.sync_api import Page

ROOTS = {"kk": "/", "ru": "/ru/"}
TEMPLATES = {
    "home": "",
    "page": "partnership/labour/",
    "catalogue": "catalogue/",
    "comparison": "catalogue/compare/",
    "shortlist": "catalogue/shortlist/",
    "map": "catalogue/map/",
    "figures": "catalogue/figures/",
    "production-site": "catalogue/sites/no-53-areas/",
    "institution": "catalogue/institutions/no-53/",
    "opportunity": "catalogue/opportunities/sewing/",
    "party": "initiative/parties/atameken/",
    "news-item": "news/visit-no-53/",
    "terms": "partnership/terms/",
    "letter": "partnership/apply/",
    "glossary": "about/glossary/",
    "sources": "about/sources/",
    "data": "data/",
    "languages": "about/languages/",
    "search": "search/",
    "results": "search/?q=53",
    "not-found": "404.html",
}
#: What the script of a page makes of what it has fetched.
_MADE = {
    "comparison": ".comparison > *",
    "shortlist": ".shortlist > *",
    "letter": "form.letter [name=site]",
    "results": "#search-results[data-search-done]",
}
PAGES = [(template, language) for template in TEMPLATES for language in ROOTS]


def address(template: str, language: str) -> str:
    """Return the address of a template's page in `language`."""
    return ROOTS[language] + TEMPLATES[template]


def open_template(page: Page, template: str, language: str) -> None:
    """Open the page of a template, and wait for what its script fetches."""
    page.goto(address(template, language), wait_until="load")
    if template in _MADE:
        page.locator(_MADE[template]).first.wait_for(state="attached")


def choices(page: Page, name: str) -> list[str]:
    """Return the values that the panel offers for a setting; an empty one is the usual."""
    return page.locator(f".vision input[name={name}]").evaluate_all("radios => radios.map(radio => radio.value)")


def choose(page: Page, **settings: str) -> None:
    """Open the panel, if it is closed, and choose values by name."""
    if page.locator(".vision:not([open])").count():
        page.locator(".vision summary").click()
    for name, value in settings.items():
        page.locator(f".vision input[name={name}][value='{value}']").check()
