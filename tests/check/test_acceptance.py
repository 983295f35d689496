"""Accepting a finding in place: by rule, with a reason, for one block or field, and seen at the end of the check."""

from tests.check.small_site import KAZAKH, RUSSIAN
from tests.examples import examples

LIST = "- Сначала налог.\n"
COMMENT = "<!-- accept lists: у русского текста нет первого шага -->\n\n"


def shortened(comment: str) -> str:
    return RUSSIAN.replace(LIST, comment)


def test_a_finding_is_accepted_above_its_block_and_listed_with_the_reason(site):
    site.write(russian=shortened(COMMENT))
    checked = site.run("lists")
    assert checked.findings == []
    assert [str(item) for item in checked.accepted] == [
        "docs/ru/pay.md:16: accepted: found a list of 1 items; expected 2 as in the other language [lists]"
        " (see docs/kk/pay.md:14) because у русского текста нет первого шага"
    ]


def test_it_holds_for_one_rule_and_one_block(site):
    site.write(russian=shortened(COMMENT).replace("| Учреждение | место |\n", ""))
    assert [finding.rule for finding in site.run("lists", "tables").findings] == ["tables"]
    site.write(russian=RUSSIAN.replace("[Закон]", COMMENT + "[Закон]").replace(LIST, ""))
    rules = [finding.rule for finding in site.run("lists", "acceptance").findings]
    assert sorted(rules) == ["acceptance", "lists"]


@examples
def test_a_comment_without_a_rule_or_a_reason_is_an_error(site, comment, found):
    site.write(russian=shortened(comment + "\n\n"))
    (finding,) = site.run("acceptance").findings
    assert (finding.severity, finding.line) == ("error", 14)
    assert found in finding.message


def test_a_comment_that_accepts_nothing_is_told(site):
    site.write(russian=RUSSIAN.replace(LIST, COMMENT + LIST))
    (finding,) = site.run("lists", "acceptance").findings
    assert str(finding).startswith('docs/ru/pay.md:14: warning: found an acceptance of "lists" that accepts nothing')
    assert site.run("links", "acceptance").findings == []  # the rule did not run


def test_in_a_record_it_stands_above_the_field_and_holds_for_all_of_it(site):
    name = "terms/contract.yml"
    site.tree.replace(name, "заключает договор.", "заключает ({{ source.article }}) договор.")
    assert len(site.findings("citations")) == 1
    site.tree.replace(name, "text:\n", "# accept citations: сілтеме тек орысша мәтінде керек\ntext:\n")
    checked = site.run("citations", "acceptance")
    assert (checked.findings, len(checked.accepted)) == ([], 1)


def test_in_front_matter_it_stands_above_the_field(site):
    russian = RUSSIAN.replace("sources: [code]", "# accept front-matter: порядок другой\nsources: [code, article]")
    site.write(russian=russian)
    checked = site.run("front-matter", "acceptance")
    assert (checked.findings, len(checked.accepted)) == ([], 1)


def test_words_about_accepting_are_no_comment(site):
    site.write(KAZAKH + "\n`<!-- accept lists: неге -->` деп жазыңыз.\n", RUSSIAN + "\n`accept` пишут так.\n")
    assert site.run("acceptance").findings == []


def test_a_comment_above_a_field_that_is_nearly_one_for_the_check_is_told(site):
    site.tree.replace("events/visit.yml", "summary:", "# rest on: event.visit.date unknown\nsummary:")
    site.write(russian=RUSSIAN.replace("description:", "# acept names: так\ndescription:"))
    records, page = site.findings("acceptance")
    assert 'found the comment "rest on: event.visit.date unknown"' in records
    assert records.endswith('at the beginning of a line of its own (did you mean "rests on"?) [acceptance]')
    assert page.startswith('docs/ru/pay.md:3:1: error: found the comment "acept names: так"')
