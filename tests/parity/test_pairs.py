"""Pairs of pages: what an editor learns when one language is left behind."""

import pytest

from scripts.parity.finding import report
from scripts.parity.pairs import pair_findings

KAZAKH = """---
title: Жалақы
description: Жалақы туралы
reviewed: 2026-01-05
sources: [code]
---

Жалақы {{ figure.wage }}-ден кем емес.

## Ұстап қалу { #deductions }

[Заң](law.md), [мәтіні](https://adilet.zan.kz/kaz/docs/K1).
"""

RUSSIAN = """---
title: Оплата
description: Об оплате
reviewed: 2026-01-05
sources: [code]
---

Оплата не ниже {{ figure.wage }}.

## Удержания { #deductions }

[Закон](law.md), [текст](https://adilet.zan.kz/rus/docs/K1).
"""


@pytest.fixture
def findings(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def compare(kazakh=KAZAKH, russian=RUSSIAN):
        for language, text in (("kk", kazakh), ("ru", russian)):
            page = tmp_path / "docs" / language / "pay.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")
        return [str(finding) for finding in sorted(pair_findings(tmp_path / "docs"))]

    return compare


def test_a_pair_that_agrees_is_quiet(findings):
    assert findings() == []


def test_a_page_in_one_language_only(findings, tmp_path):
    findings()
    (tmp_path / "docs/ru/pay.md").unlink()
    (found,) = pair_findings(tmp_path / "docs")
    assert (
        str(found)
        == "docs/kk/pay.md:1: error: found a page in one language only; expected its twin docs/ru/pay.md [pair-exists]"
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "reviewed: 2026-01-05",
            "reviewed: 2026-01-06",
            "docs/ru/pay.md:1: error: found reviewed: 2026-01-06; expected 2026-01-05 [front-matter] (see docs/kk/pay.md:1)",
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
            "{{ figure.wage }}",
            "{{ figure.share }}",
            'docs/ru/pay.md:8: error: found "{{ figure.share }}" 1 more than in the other language [citations] (see docs/kk/pay.md:1)',
        ),
        (
            "(law.md)",
            "(faq.md)",
            'docs/ru/pay.md:12: error: found "faq.md" 1 more than in the other language [links] (see docs/kk/pay.md:1)',
        ),
    ],
)
def test_what_differs_is_named_with_its_line(findings, old, new, message):
    assert message in findings(russian=RUSSIAN.replace(old, new, 1))


def test_reports_for_machines(findings, tmp_path):
    findings(russian=RUSSIAN.replace("(law.md)", "(faq.md)"))
    found = list(pair_findings(tmp_path / "docs"))
    assert '"rule": "links"' in report(found, "json")
    assert report(found, "github").startswith("::error file=docs/kk/pay.md,line=12,title=links::")
