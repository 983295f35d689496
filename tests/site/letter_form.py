"""The form of the letter as a reader fills it in; used by test_letter.py."""

from pathlib import Path

from playwright.sync_api import Download, Locator, Page, expect

from scripts.languages import Language
from scripts.pages.phrases import phrase
from scripts.records.kinds.partnership import Party
from scripts.records.loader import Records
from tests.examples import beside
from tests.site.templates import address

IDS = ["demo-site-1", "demo-site-97"]
WRITTEN: dict[str, str] = beside(__file__, "letter_form.yml")


def form(page: Page) -> Locator:
    return page.locator("form.letter")


def field(page: Page, name: str) -> Locator:
    return page.locator(f"#letter-{name}")


def write(page: Page, language: Language, ids: list[str] | None = None, **written: str) -> str:
    """Open the form for some sites, write into it, and return the letter."""
    page.goto(f"{address('letter', language)}?ids={','.join(IDS if ids is None else ids)}#form")
    expect(page.locator("[name=question]").first).to_be_checked()
    expect(page.locator("[name=site], [data-part=sites] p").first).to_be_visible()
    for name, words in (WRITTEN | {key.replace("_", "-"): words for key, words in written.items()}).items():
        field(page, name).fill(words)
    page.get_by_role("button", name=phrase("letter_compose", language)).click()
    expect(page.locator("#letter-done-title")).to_be_focused()
    return field(page, "text").input_value()


def saved(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def choose_department(page: Page, records: Records, language: Language) -> str:
    """Choose the one party whose e-mail is known; return its name."""
    department = records.get(Party, "demo-department")
    field(page, "to").select_option(label=department.short_name.in_language(language))
    return department.name.in_language(language)
