"""Which sentences deny: in both languages, whatever else stands in them; and which take what they say from a record."""

import pytest

from scripts.claims.denials import denials_in
from scripts.languages import LANGUAGES
from scripts.languages.signs import with_signs
from scripts.twins.passages import TextPassage
from tests.check.small_site import KAZAKH, RUSSIAN
from tests.examples import beside, examples

SENTENCES = beside(__file__, "test_denials.yml")
OF_BOTH = [(language, number) for language in LANGUAGES for number in range(len(SENTENCES["denials"]))]


def denied(text: str, language: str) -> list[str]:
    return [denial.words for denial in denials_in(TextPassage("page.md", 1, language, "paragraph", text))]


@pytest.mark.parametrize(("language", "number"), OF_BOTH)
def test_a_denial_is_found_in_both_languages(language, number):
    sentence = SENTENCES["denials"][number][language]
    assert denied(f"{sentence} {SENTENCES['plain'][language]}", language) == [with_signs(sentence, language)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pair", SENTENCES["no_denials"], ids=lambda pair: pair["ru"])
def test_what_denies_no_knowledge_is_left_alone(language, pair):
    assert denied(pair[language], language) == []


@examples
def test_a_state_comes_from_a_citation_of_a_fact_or_a_choice_in_the_sentence(text, found):
    assert denied(text, "ru") == found


@pytest.mark.parametrize("kind", ["paragraph", "quote"])
def test_a_quotation_is_the_word_of_its_source(site, kind):
    mark = "> " if kind == "quote" else ""
    site.write(f"{KAZAKH}\n{mark}Сапардың күні белгісіз.\n", f"{RUSSIAN}\n{mark}Дата поездки неизвестна.\n")
    assert len(site.findings("unbound-denial")) == (0 if kind == "quote" else 2)


def test_under_a_heading_that_denies_every_item_does(site):
    kazakh = "## Әлі белгісіз { #unknown }\n\n- Сапардың күні\n- Күні: {{ event.visit.date }}\n"
    russian = "## Ещё не известно { #unknown }\n\n- День поездки\n- День: {{ event.visit.date }}\n"
    site.write(f"{KAZAKH}\n{kazakh}", f"{RUSSIAN}\n{russian}")
    assert [(found.file, found.line) for found in site.run("unbound-denial").findings] == [
        ("docs/kk/pay.md", 24),
        ("docs/ru/pay.md", 24),
    ]


def test_a_heading_without_a_list_denies_itself(site):
    site.write(
        f"{KAZAKH}\n## Күні әлі белгісіз {{ #unknown }}\n\nБір сөз.\n",
        f"{RUSSIAN}\n## Дата ещё неизвестна {{ #unknown }}\n\nОдно слово.\n",
    )
    assert [found.line for found in site.run("unbound-denial").findings] == [22, 22]


def test_the_message_says_what_to_do(site):
    site.write(f"{KAZAKH}\nСапардың күні белгісіз.\n", f"{RUSSIAN}\nДата поездки неизвестна.\n")
    assert site.findings("unbound-denial")[1] == (
        'docs/ru/pay.md:22: error: found "Дата поездки неизвестна.", a denial that rests on nothing; expected "rests on: '
        'CONDITION" above it, a citation of the fact in it, or "rests on nothing: REASON" [unbound-denial]'
        " (see docs/kk/pay.md:22)"
    )


def test_names_and_synonyms_in_records_deny_nothing(site):
    site.tree.replace("glossary/lease.yml", "kk: [жалға беру]\n  ru: [аренда]", "kk: [белгісіз]\n  ru: [неизвестно]")
    assert site.findings("unbound-denial") == []


def test_a_fact_that_denies_in_words_is_a_denial(site):
    value = "{kk: Қандай екені айтылмаған., ru: Какое именно не сказано.}"
    site.tree.append("institutions/no-1.yml", f"former_production: {{value: {value}, source: article, as_of: 2025}}\n")
    assert len(site.findings("unbound-denial")) == 2
