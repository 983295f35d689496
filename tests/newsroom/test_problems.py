"""What the check tells of the front matter of news: every problem at once, in its place."""

import pytest

from tests.check.small_site import site

__all__ = ["site"]

PAGE = """\
---
title: {title}
description: {description}
reviewed: 2026-01-06
sources: [code]
type: release
happened: 2026-01
published: 2026-01-05
related: [institution:no-1]
---

{text}
"""
KAZAKH = PAGE.format(title="Сапар", description="Сапар туралы хабар.", text="Сапар өтті.")
RUSSIAN = PAGE.format(title="Поездка", description="Сообщение о поездке.", text="Поездка прошла.")


def told(site, change=lambda text: text, name="newsroom/2026/visit.md", only="prose"):
    site.write(change(KAZAKH), change(RUSSIAN), name)
    return [
        each.removeprefix("docs/kk/newsroom/") for each in site.findings(only) if each.startswith("docs/kk/newsroom")
    ]


def test_a_piece_of_news_without_mistakes_has_no_problems(site):
    assert told(site) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("type: release", "type: relase", '2026/visit.md:6:1: error: type: found the text "relase"'),
        ("happened: 2026-01\n", "", 'happened: found nothing; expected the field "happened"'),
        ("happened: 2026-01", "happened: last week", 'happened: found the text "last week"'),
        ("published: 2026-01-05", "published: 2026-01", "published: found"),
        ("published: 2026-01-05", "published: 2025-12-31", "published: found 2025-12-31; expected a day of 2026"),
        ("[institution:no-1]", "[institution:no-2]", 'related.0: found the unknown institution "no-2"'),
        ("[institution:no-1]", "[building:no-1]", 'related.0: found the unknown kind "building"'),
        ("[institution:no-1]", "[no-1]", "related.0: found"),
        ("related:", "updated: 2026-01-04\nrelated:", "updated: found"),
        ("related:", "updated: 2026-03-01\nrelated:", "updated: found the future date 2026-03-01"),
        ("related:", "draft: perhaps\nrelated:", "draft: found"),
        ("sources: [code]", "sources: []", "sources: found nothing; expected at least one source"),
    ],
)
def test_each_mistake_is_told_once_with_its_field(site, old, new, found):
    (only,) = told(site, lambda text: text.replace(old, new))
    assert found in only


def test_all_mistakes_are_told_at_once(site):
    changes = {"type: release": "type: relase", "happened: 2026-01": "happened: soon", "no-1": "no-2"}

    def spoil(text):
        for old, new in changes.items():
            text = text.replace(old, new)
        return text

    assert len(told(site, spoil)) == 3


def test_the_day_of_publication_may_lie_ahead(site):
    assert told(site, lambda text: text.replace("published: 2026-01-05", "published: 2026-12-31")) == []


@pytest.mark.parametrize("name", ["newsroom/visit.md", "newsroom/2026/part/visit.md", "newsroom/new/visit.md"])
def test_a_page_that_lies_in_no_year_says_where_it_belongs(site, name):
    assert any("expected newsroom/YEAR/NAME.md" in each for each in told(site, name=name))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("type: release", "type: statement"),
        ("happened: 2026-01", "happened: unknown"),
        ("published: 2026-01-05", "published: 2026-01-04"),
        ("[institution:no-1]", "[]"),
        ("related:", "draft: true\nrelated:"),
    ],
)
def test_both_languages_say_the_same_of_a_piece_of_news(site, old, new):
    site.write(KAZAKH, RUSSIAN.replace(old, new), "newsroom/2026/visit.md")
    assert any("docs/ru/newsroom/2026/visit.md" in each for each in site.findings("front-matter"))


def test_a_public_page_does_not_lead_to_what_is_held_back(site):
    site.write(
        KAZAKH.replace("related:", "draft: true\nrelated:"),
        RUSSIAN.replace("related:", "draft: true\nrelated:"),
        "newsroom/2026/draft.md",
    )
    for name, count in (("newsroom/2026/visit.md", 2), ("newsroom/2026/draft-too.md", 0)):
        draft = "draft: true\nrelated:" if count == 0 else "related:"
        texts = [text.replace("related:", draft) for text in (KAZAKH, RUSSIAN)]
        site.write(f"{texts[0]}\n[Сапар](draft.md)\n", f"{texts[1]}\n[Поездка](draft.md)\n", name)
        found = [each for each in site.findings("prose") if "a draft or of a day to come" in each]
        assert len(found) == count
        site.write(None, None, name)
