"""The bones of a pair of pages: what an editor learns when one language is left behind."""

import pytest

from scripts.parity.finding import report
from tests.parity.conftest import KAZAKH, RUSSIAN


def test_a_pair_that_agrees_is_quiet(site):
    assert site.findings() == []


def test_a_page_in_one_language_only(site):
    site.write(russian=None)
    assert site.findings() == [
        "docs/kk/pay.md:1: error: found a page in one language only; expected its twin docs/ru/pay.md [pair-exists]"
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "reviewed: 2026-01-05",
            "reviewed: 2026-01-06",
            "docs/ru/pay.md:4: error: found reviewed: 2026-01-06; expected 2026-01-05 [front-matter] (see docs/kk/pay.md:4)",
        ),
        (
            "sources: [code]\n",
            "",
            'docs/ru/pay.md:1: error: found no "sources"; expected it as in the other language [front-matter] (see docs/kk/pay.md:5)',
        ),
        (
            "#deductions",
            "#cuts",
            'docs/ru/pay.md:10: error: found the heading "## cuts"; expected "## deductions" [headings] (see docs/kk/pay.md:10)',
        ),
        (
            "## Удержания { #deductions }",
            "## Удержания",
            "docs/ru/pay.md:10: error: found a heading without an id; expected { #id } after it [headings]",
        ),
        (
            "- Сначала налог.\n",
            "",
            "docs/ru/pay.md:14: error: found a list of 1 items; expected 2 as in the other language [lists] (see docs/kk/pay.md:14)",
        ),
        (
            "- Сначала налог.\n- Потом",
            "1. Сначала налог.\n2. Потом",
            'docs/ru/pay.md:14: error: found "numbered list from 1"; expected "list" as in the other language [lists] (see docs/kk/pay.md:14)',
        ),
        (
            "| Учреждение | место |\n",
            "",
            "docs/ru/pay.md:17: error: found a table of 2 rows; expected 3 as in the other language [tables] (see docs/kk/pay.md:17)",
        ),
        (
            "## Удержания { #deductions }",
            "!!! note\n    Ещё слово.\n\n## Удержания { #deductions }",
            'docs/ru/pay.md:10: error: found "admonition note"; expected nothing as in the other language [admonitions] (see docs/kk/pay.md:7)',
        ),
    ],
)
def test_what_differs_is_named_with_its_line(site, change_russian, old, new, message):
    change_russian(old, new)
    assert message in site.findings()


def test_kinds_of_notes_are_compared(site):
    note = "\n\n!!! {}\n    {}\n"
    site.write(KAZAKH + note.format("note", "Ескертпе."), RUSSIAN + note.format("warning", "Заметка."))
    (found,) = site.findings("admonitions")
    assert 'found "admonition warning"; expected "admonition note"' in found


@pytest.mark.parametrize(
    ("kazakh", "russian", "rule"),
    [
        ("Бір абзац.\n\nЕкінші абзац.", "Один абзац.", "blocks"),
        ("> Дәйексөз.", "Цитата.", "blocks"),
        ("```yaml\na: б\n```", "```json\na: б\n```", "blocks"),
        ("3. Үш.", "4. Три.", "lists"),
        ("- Бір.\n    - Іші.", "- Один.", "lists"),
        ("| а | б |\n| --- | --- |\n| в | г |", "| а |\n| --- |\n| в |", "tables"),
        ("{{ block.terms pay }}", "{{ block.terms labour }}", "blocks"),
    ],
)
def test_blocks_of_every_kind_are_compared(site, kazakh, russian, rule):
    site.write(f"{KAZAKH}\n{kazakh}\n", f"{RUSSIAN}\n{russian}\n")
    assert [finding.rule for finding in site.run("blocks", "lists", "tables").findings] == [rule]


def test_one_lost_block_is_one_finding_and_hides_no_other_section(site):
    later = "\n## Соңы { #end }\n\n[бір](a.md)\n"
    site.write(KAZAKH + later, RUSSIAN.replace("- Сначала налог.\n", "") + later.replace("a.md", "b.md"))
    assert [(finding.rule, finding.line) for finding in site.run("lists", "links").findings] == [
        ("links", 24),
        ("lists", 14),
        ("links", 23),
    ]


def test_reports_for_machines(site, change_russian):
    change_russian("(law.md)", "(faq.md)")
    found = site.run("links").findings
    assert '"rule": "links"' in report(found, [], "json")
    assert report(found, [], "github").startswith("::error file=docs/kk/pay.md,line=12,title=links::")
