"""Accessibility by machine: axe-core finds nothing on any template, in any look, and the published table says so."""

import pytest
from playwright.sync_api import Browser

from tests.site.axe import RENEW, TABLE, Report, as_text, context_with_axe, examine, run


@pytest.fixture(scope="module")
def report(browser: Browser, base: str) -> Report:  # a browser that does not start is told by its own fixture
    """What axe-core says; some three minutes."""
    return examine(base)


def test_no_page_in_any_look_breaks_a_rule(report: Report):
    assert not report.violations, "\n".join(report.violations)


def test_no_rule_is_left_undecided(report: Report):
    assert not report.undecided, "\n".join(report.undecided)


def test_the_committed_table_tells_what_was_examined(report: Report):
    committed = TABLE.read_text(encoding="utf-8") if TABLE.is_file() else ""
    assert committed == as_text(report.table()), f"accessibility.json differs; renew it by {RENEW}"


FAULTY = """<!doctype html><html lang="ru"><title>Страница</title>
<style>
  html { background: white }
  .pale { color: #999 }
  .covered { position: relative }
  .covered::after { content: ""; position: absolute; inset: 0; background: white; opacity: 0.5 }
</style>
<main><h1>Страница</h1><img src="data:,"><p class="pale">Бледные слова</p>
<div class="covered"><p>Ясные слова</p><p class="pale">Бледные слова под знаком</p></div></main>"""


def test_faults_are_found_also_where_axe_cannot_tell(browser: Browser, base: str):
    context = context_with_axe(browser, base)
    page = context.new_page()
    context.route("**/faulty", lambda route: route.fulfill(body=FAULTY, content_type="text/html; charset=utf-8"))
    page.goto("/faulty")
    found = run(page)
    assert {line.split(":")[0] for line in found["violations"]} == {"image-alt", "color-contrast"}
    assert found["undecided"] == ['color-contrast: <p class="pale">Бледные слова под знаком</p>']
    context.close()
