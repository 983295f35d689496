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
    "not-found": "404.html",
}
PAGES = [(template, language) for template in TEMPLATES for language in ROOTS]


def address(template: str, language: str) -> str:
    """Return the address of a template's page in `language`."""
    return ROOTS[language] + TEMPLATES[template]


def choices(page: Page, name: str) -> list[str]:
    """Return the values that the panel offers for a setting; an empty one is the usual."""
    return page.locator(f".vision input[name={name}]").evaluate_all("radios => radios.map(radio => radio.value)")


def choose(page: Page, **settings: str) -> None:
    """Open the panel, if it is closed, and choose values by name."""
    if page.locator(".vision:not([open])").count():
        page.locator(".vision summary").click()
    for name, value in settings.items():
        page.locator(f".vision input[name={name}][value='{value}']").check()
