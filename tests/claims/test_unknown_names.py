"""Which names are told that no record carries: in both languages, any case form, pages and records; and which are known."""

import pytest

from scripts.languages import LANGUAGES
from tests.check.small_site import KAZAKH, RUSSIAN
from tests.examples import beside

SENTENCES = beside(__file__, "test_unknown_names.yml")
RULE = "unknown-name"


def told(site) -> dict[str, list[str]]:
    """Return the names that are told of each language."""
    found = [(finding.file, finding.message.split('"')[1]) for finding in site.run(RULE).findings]
    return {language: [name for file, name in found if f"/{language}/" in file] for language in LANGUAGES}


@pytest.mark.parametrize("pair", SENTENCES["unknown"], ids=lambda pair: pair["ru"])
def test_a_name_that_no_record_carries_is_told_in_both_languages(site, pair):
    site.write(f"{KAZAKH}\n{pair['kk']}\n", f"{RUSSIAN}\n{pair['ru']}\n")
    assert told(site) == {language: [pair["name"][language]] for language in LANGUAGES}


@pytest.mark.parametrize("pair", SENTENCES["known"], ids=lambda pair: pair["ru"])
def test_a_name_of_a_record_or_of_every_region_is_known(site, pair):
    site.write(f"{KAZAKH}\n{pair['kk']}\n", f"{RUSSIAN}\n{pair['ru']}\n")
    assert told(site) == {"kk": [], "ru": []}


def test_at_the_start_of_a_sentence_a_name_is_known_by_its_other_places(site):
    site.write(f"{KAZAKH}\nСамалға бардық.\n", f"{RUSSIAN}\nСамал далеко.\n")
    assert told(site) == {"kk": [], "ru": []}
    site.write(f"{KAZAKH}\nСамалға бардық.\n", f"{RUSSIAN}\nСамал далеко. Мы едем в Самал.\n")
    assert told(site) == {"kk": ["Самалға"], "ru": ["Самал", "Самал"]}


def test_a_name_with_which_both_languages_begin_a_sentence_is_told(site):
    site.write(f"{KAZAKH}\n- Самал, алаң.\n", f"{RUSSIAN}\n- Самал, площадка.\n")
    assert told(site) == {"kk": ["Самал"], "ru": ["Самал"]}


def test_the_adjective_of_an_unknown_place_is_told_with_it(site):
    site.write(f"{KAZAKH}\nБіз Самалда тұрамыз.\n", f"{RUSSIAN}\nМы в Самале, в самальском цехе.\n")
    assert told(site)["ru"] == ["Самале", "самальском"]


def test_a_record_that_comes_to_carry_the_name_makes_it_known(site):
    site.write(f"{KAZAKH}\nБіз Самалда тұрамыз.\n", f"{RUSSIAN}\nМы в Самале.\n")
    assert told(site) == {"kk": ["Самалда"], "ru": ["Самале"]}
    region = "{kk: Самал қаласы, ru: Город Самал}"
    site.tree.append("institutions/no-1.yml", f"region: {{value: {region}, source: article, as_of: 2025}}\n")
    assert told(site) == {"kk": [], "ru": []}


def test_the_words_of_a_record_are_read_and_what_they_say_makes_no_name_known(site):
    site.tree.replace("institutions/no-1.yml", "Его цеха простаивают", "Его цеха в Самале простаивают")
    site.write(f"{KAZAKH}\nБіз Самалда тұрамыз.\n", f"{RUSSIAN}\nМы в Самале.\n")
    found = [(finding.file.split("/")[-1], finding.line) for finding in site.run(RULE).findings]
    assert found == [("no-1.yml", 12), ("pay.md", 22), ("pay.md", 22)]


def test_a_name_may_be_accepted_with_a_reason(site):
    reason = "<!-- accept unknown-name: a name in an example -->\n"
    site.write(f"{KAZAKH}\n{reason}\nБіз Самалда тұрамыз.\n", f"{RUSSIAN}\n{reason}\nМы в Самале.\n")
    checked = site.run(RULE)
    assert checked.findings == []
    assert len(checked.accepted) == len(LANGUAGES)


def test_the_message_names_the_nearest_name_and_says_what_to_do(site):
    region = "{kk: Самал, ru: Самал}"
    site.tree.append("institutions/no-1.yml", f"region: {{value: {region}, source: article, as_of: 2025}}\n")
    site.write(russian=f"{RUSSIAN}\nМы в Сампале.\n")
    assert site.findings(RULE) == [
        'docs/ru/pay.md:22: error: found the name "Сампале", which no record carries; expected a name of a record (did you mean '
        '"Самал"?): cite or write that one, or add this one to the record that it belongs to, or to the glossary [unknown-name]'
    ]


def test_while_a_record_is_broken_its_names_are_not_missed(site):
    site.write(f"{KAZAKH}\nБіз Самалда тұрамыз.\n", f"{RUSSIAN}\nМы в Самале.\n")
    region = "{kk: Самал, ru: Самал}"
    site.tree.append("institutions/no-1.yml", f"region: {{value: {region}, source: article, as_of: много}}\n")
    assert [str(finding) for finding in site.run().findings if finding.rule == RULE] == []
