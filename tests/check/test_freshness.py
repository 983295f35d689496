"""What grows old: facts, pages, readings of laws; and what is silent: a source without a date, a term without an owner."""

from tests.check.small_site import KAZAKH, RUSSIAN

IN_2028 = "1830000000"  # 28 December 2027


def messages(site, *rules: str) -> list[str]:
    return [
        f"{finding.file.rpartition('/')[2]}:{finding.line} {finding.message}" for finding in site.run(*rules).findings
    ]


def test_nothing_is_stale_on_the_day_of_writing(site):
    assert messages(site, "stale", "review", "source-notes", "open-terms") == []


def test_a_fact_older_than_its_kind_allows_says_who_can_be_asked(site, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", IN_2028)
    found = "\n".join(messages(site, "stale"))
    assert "hall.yml" in found
    assert "expected one not older than a year: ask Палата" in found
    assert "read: found a fact of 2025-21; expected one not older than a year" in found


def test_a_page_is_read_again_within_a_year_or_within_its_own_period(site, monkeypatch):
    assert messages(site, "review") == []
    shorter = [text.replace("sources:", "review_months: 1\nsources:") for text in (KAZAKH, RUSSIAN)]
    site.write(*shorter, name="short.md")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772600000")  # 4 March 2026
    assert messages(site, "review") == [
        "short.md:4 found a page reviewed on 2026-01-05; expected a review every 1 months",
        "short.md:4 found a page reviewed on 2026-01-05; expected a review every 1 months",
    ]


def test_a_source_without_an_address_or_a_date_says_so(site):
    assert messages(site, "source-notes") == []
    text = site.tree.path("sources/article.yml").read_text(encoding="utf-8")
    before, _, after = text.partition("note:\n")
    site.tree.write("sources/article.yml", before + after.split("\n", 2)[2])
    (found,) = messages(site, "source-notes")
    assert found.startswith("article.yml:")
    assert "found a source without address and date; expected a note that says so in both languages" in found


def test_an_open_term_needs_an_owner_that_still_answers(site):
    site.tree.write(
        "terms/open.yml",
        site.tree.path("terms/contract.yml")
        .read_text(encoding="utf-8")
        .replace("id: contract", "id: open")
        .replace("standing: law", "standing: to-be-agreed")
        .replace("source: code/7-2\nas_of: 2025\n", "party: chamber\n"),
    )
    assert messages(site, "open-terms") == []
    text = site.tree.path("parties/chamber.yml").read_text(encoding="utf-8")
    site.tree.write("parties/chamber.yml", f"{text}ended: 2026-01-20\nreason: {{kk: Тарады., ru: Распущена.}}\n")
    (found,) = messages(site, "open-terms")
    assert 'found the owner "chamber", which has ended' in found
