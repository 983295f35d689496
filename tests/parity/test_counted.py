"""A figure cited with a noun, as the rules across the languages and those of writing see it."""

import pytest

from tests.check.small_site import KAZAKH, RUSSIAN
from tests.examples import examples
from tests.records.nouns import add_nouns, add_shops

RULES = ("prose", "words", "numbers", "quantities", "citations", "modality", "spelling", "untranslated")


@pytest.fixture
def check(site):
    """Writes a sentence at the end of the small page of each language and returns what the check finds in the site."""
    add_nouns(site.tree)
    add_shops(site.tree, 500, "more-than")

    def run(kazakh: str, russian: str) -> list[str]:
        site.write(f"{KAZAKH}\n{kazakh}\n", f"{RUSSIAN}\n{russian}\n")
        return site.findings(*RULES)

    return run


@examples
def test_the_same_noun_in_the_case_of_each_sentence_is_no_finding(check, kazakh, russian):
    assert check(kazakh, russian) == []


@examples
def test_what_differs_or_fails_is_told_on_its_line(check, kazakh, russian, told):
    assert told in check(kazakh, russian)


def test_the_forms_of_a_noun_are_spelt_as_the_dictionary_has_them(check, site):
    site.tree.replace("glossary/firm.yml", "one: предприятию", "one: предприятею")
    found = [finding for finding in check("", "") if "предприятею" in finding]
    assert found[0].startswith("docs/data/glossary/firm.yml:14: error: counted.ru.dative: ")


def test_words_of_a_record_that_name_no_noun_are_told_on_their_line(check, site):
    site.tree.replace("terms/contract.yml", "заключает договор.", "заключает {{ figure.people | of contract }}.")
    assert [line.partition(";")[0] for line in check("", "") if "[words]" in line] == [
        'docs/data/terms/contract.yml:12:3: error: text.ru: found the unknown noun "contract"'
    ]
