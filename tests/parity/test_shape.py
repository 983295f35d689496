"""The bones of a pair of pages: what an editor learns when one language is left behind."""

from scripts.twins.finding import report
from tests.check.small_site import KAZAKH, RUSSIAN
from tests.examples import examples


def test_a_pair_that_agrees_is_quiet(site):
    assert site.findings() == []


def test_a_page_in_one_language_only(site):
    site.write(russian=None)
    assert site.findings() == [
        "docs/kk/pay.md:1: error: found a page in one language only; expected its twin docs/ru/pay.md, or this page deleted too, with its line in mkdocs.yml [pair-exists]"
    ]


@examples
def test_what_differs_is_named_with_its_line(site, change_russian, old, new, message):
    change_russian(old, new)
    assert message in site.findings()


def test_kinds_of_notes_are_compared(site):
    note = "\n\n!!! {}\n    {}\n"
    site.write(KAZAKH + note.format("note", "Ескертпе."), RUSSIAN + note.format("warning", "Заметка."))
    (found,) = site.findings("admonitions")
    assert 'found "admonition warning"; expected "admonition note"' in found


@examples
def test_blocks_of_every_kind_are_compared(site, kazakh, russian, rule):
    site.write(f"{KAZAKH}\n{kazakh}\n", f"{RUSSIAN}\n{russian}\n")
    assert [finding.rule for finding in site.run("blocks", "lists", "tables").findings] == [rule]


@examples
def test_words_in_code_are_translated_and_the_rest_is_not(site, kazakh, russian, rules):
    site.write(f"{KAZAKH}\n```sh\n{kazakh}\n```\n", f"{RUSSIAN}\n```sh\n{russian}\n```\n")
    assert [finding.rule for finding in site.run("blocks").findings] == rules


def test_one_lost_block_is_one_finding_and_hides_no_other_section(site):
    later = "\n## Соңы { #end }\n\n[бір](a.md)\n"
    site.write(KAZAKH + later, RUSSIAN.replace("- Сначала налог.\n", "") + later.replace("a.md", "b.md"))
    assert [(finding.rule, finding.line) for finding in site.run("lists", "links").findings] == [
        ("lists", 14),
        ("links", 23),
    ]


def test_reports_for_machines(site, change_russian):
    change_russian("(law.md)", "(faq.md)")
    found = site.run("links").findings
    assert '"rule": "links"' in report(found, [], "json")
    assert report(found, [], "github").startswith("::error file=docs/ru/pay.md,line=12,title=links::")
