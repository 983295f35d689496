"""What editors write besides running text has the same parts in both languages: notes, tabs, footnotes, boxes, captions, marks."""

from tests.check.small_site import KAZAKH, RUSSIAN
from tests.examples import examples

RULES = ("blocks", "lists", "tables", "admonitions", "footnotes", "links")


@examples
def test_both_languages_have_the_same_parts(site, kazakh, russian, rules):
    site.write(f"{KAZAKH}\n{kazakh}\n", f"{RUSSIAN}\n{russian}\n")
    assert [finding.rule for finding in site.run(*RULES, "markup").findings] == rules


@examples
def test_a_number_is_compared_wherever_it_stands(site, kazakh, russian):
    site.write(f"{KAZAKH}\n{kazakh}\n", f"{RUSSIAN}\n{russian}\n")
    assert {finding.rule for finding in site.run("numbers", "quantities", "markup").findings} <= {
        "numbers",
        "quantities",
    }
    assert any('"40' in finding.message for finding in site.run("numbers", "quantities").findings)
