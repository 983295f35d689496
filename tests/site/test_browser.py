"""The site in a real browser: three readers on their way, every page with and without scripts, and the 404 page."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.test_built_site import addresses

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def page(browser: Browser, base: str) -> Page:
    context = browser.new_context(base_url=base, viewport=PHONE)
    yield context.new_page()
    context.close()


def test_an_investor_goes_from_home_to_a_site_to_the_terms_to_applying(page: Page):
    page.goto("/ru/")
    page.locator("article").locator("a[href$='catalogue/']").first.click()
    page.locator("article a[href*='sites/no-53-areas']").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("№\u00a053")
    expect(page.locator("article")).to_contain_text("уточняется")
    page.locator("article #next ~ ul a[href$='terms/']").click()
    expect(page.locator("article")).to_contain_text("установлено законом")
    page.locator("article").locator("a[href*='apply/']").first.click()
    expect(page).to_have_url(re.compile(r"/ru/partnership/apply/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_journalist_goes_from_home_to_the_news_to_the_source_of_a_fact(page: Page):
    page.goto("/")
    page.locator("article").locator("a[href$='news/']").first.click()
    page.locator("article h3 a[href*='visit-no-53']").first.click()
    expect(page.locator("article")).to_contain_text("нақтылануда")
    page.locator("article .ground a").first.click()
    expect(page).to_have_url(re.compile(r"/about/sources/#article$"))
    expect(page.locator("#article")).to_be_in_viewport()


def test_anyone_goes_from_home_in_russian_to_the_same_page_in_kazakh(page: Page):
    page.goto("/ru/")
    page.locator("article").locator("a[href$='initiative/']").first.click()
    russian = page.get_by_role("heading", level=1).inner_text()
    page.locator("header a[hreflang=kk]").click()
    expect(page).to_have_url(re.compile(r"/initiative/$"))
    assert "/ru/" not in page.url
    assert page.locator("html").get_attribute("lang") == "kk"
    assert page.get_by_role("heading", level=1).inner_text() != russian


def test_no_page_asks_another_host_or_complains(browser: Browser, base: str, site):
    context = browser.new_context(base_url=base, viewport=PHONE)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on(
        "request",
        lambda request: request.url.startswith((base, "data:")) or complaints.append(f"{page.url}: asks {request.url}"),
    )
    page.on(
        "response",
        lambda response: response.status < 400 or complaints.append(f"{page.url}: {response.status} {response.url}"),
    )
    for address in addresses(site):
        page.goto(address, wait_until="networkidle")
    assert complaints == []
    context.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_page_scrolls_sideways(browser: Browser, base: str, site, width: int):
    context = browser.new_context(base_url=base, viewport={"width": width, "height": 800})
    page = context.new_page()
    wide = []
    for address in addresses(site):
        page.goto(address, wait_until="domcontentloaded")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)
    assert wide == []
    context.close()


def test_without_scripts_every_page_reads_and_its_menu_opens(browser: Browser, base: str, site):
    context = browser.new_context(base_url=base, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    for address in addresses(site):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert len(page.locator("article").inner_text()) > 200, address
        expect(page.locator("header a[hreflang]")).to_be_visible()
    page.goto("/ru/partnership/faq/")
    page.locator("header summary").click()
    link = page.locator("header nav a[href$='about/glossary/']")
    link.scroll_into_view_if_needed()  # the menu is longer than the screen of a phone and scrolls in itself
    expect(link).to_be_in_viewport()
    link.click()
    expect(page).to_have_url(re.compile(r"/ru/about/glossary/$"))
    context.close()


@pytest.mark.parametrize("address", ["/not-there/", "/ru/catalogue/sites/not-there/", "/a/b/c/d.html"])
def test_the_404_page_greets_in_both_languages_at_any_depth(page: Page, base: str, address: str):
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on(
        "response",
        lambda response: response.status < 400 or response.url == base + address or failed.append(response.url),
    )
    response = page.goto(address, wait_until="networkidle")
    assert response is not None and response.status == 404
    assert failed == []
    for language, home in (("kk", "/"), ("ru", "/ru/")):
        expect(page.locator(f"[lang={language}]").last).to_be_visible()
        link = page.locator(f"a[href='{home}']").first
        expect(link).to_be_visible()
    page.locator("a[href='/ru/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "ru"
