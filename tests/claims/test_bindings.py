"""Where a binding stands and what it holds for; the same in both languages, never published, and told when it outlives a fact."""

import markdown
import pytest

from scripts.pages.prose import expand
from scripts.pages.writer import Writer
from scripts.records.loader import Records
from tests.check.small_site import KAZAKH, RUSSIAN
from tests.examples import beside, examples
from tests.records.small_tree import ENDED, known

RULES = ("bindings", "outdated-claim", "unbound-denial")
DATE = "event.visit.date unknown"
EXTENSIONS = ("admonition", "attr_list", "def_list", "tables")
PLACES = beside(__file__, "test_bindings.yml")["places"]


def told(site, *rules: str) -> list[tuple[str, int, str]]:
    return [(found.file, found.line, found.rule) for found in site.run(*(rules or RULES)).findings]


def write(site, kazakh: str, russian: str) -> None:
    site.write(f"{KAZAKH}\n{kazakh}", f"{RUSSIAN}\n{russian}")


def know_the_date(site) -> None:
    site.tree.replace("events/visit.yml", "date: unknown", f"date: {known('2026-01-04')}")


@pytest.mark.parametrize("place", PLACES)
def test_it_holds_for_what_is_below_and_for_nothing_else(site, place):
    """The words that a binding holds for end in a mark; the others deny too."""
    kazakh, russian, bound, free = (PLACES[place][part] for part in ("kk", "ru", "bound", "free"))
    write(site, kazakh, russian)
    first = RUSSIAN.count("\n") + 1
    files = "docs/kk/pay.md", "docs/ru/pay.md"
    assert told(site) == [(file, first + line, "unbound-denial") for file in files for line in free]
    know_the_date(site)
    assert told(site, "outdated-claim") == [(file, first + line, "outdated-claim") for file in files for line in bound]


@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_published_as_if_it_were_not_there(place, tmp_path):
    text = PLACES[place]["ru"]
    without = "\n".join(line for line in text.split("\n") if "rests on" not in line)
    writer = Writer(Records(), "ru", "pay.md")
    published, expected = (
        markdown.markdown(expand(body, writer, tmp_path), extensions=EXTENSIONS) for body in (text, without)
    )
    assert published == expected
    assert "rests" not in published


def test_the_message_names_the_words_the_twin_the_record_and_what_is_true(site):
    write(
        site,
        f"<!-- rests on: {DATE} -->\n\nСапардың күні белгісіз.\n",
        f"<!-- rests on: {DATE} -->\n\nДата поездки неизвестна.\n",
    )
    know_the_date(site)
    assert site.findings("outdated-claim") == [
        'docs/kk/pay.md:24: error: found "Сапардың күні белгісіз.", which rests on "event.visit.date unknown"; expected words'
        " that are true now: event.visit.date is 2026-01-04 by docs/data/events/visit.yml:12 [outdated-claim]"
        " (see docs/ru/pay.md:24)",
        'docs/ru/pay.md:24: error: found "Дата поездки неизвестна.", which rests on "event.visit.date unknown"; expected words'
        " that are true now: event.visit.date is 2026-01-04 by docs/data/events/visit.yml:12 [outdated-claim]"
        " (see docs/kk/pay.md:24)",
    ]


@examples
def test_in_a_record_it_holds_for_a_field_with_all_that_is_in_it(site, file, field, comment, left):
    site.tree.replace("events/visit.yml", "Қонақтар цехтарды көрді.", "Қонақтар көрді. Сапардың күні белгісіз.")
    site.tree.replace("events/visit.yml", "Гости осмотрели цеха.", "Гости смотрели. Дата поездки неизвестна.")
    site.tree.replace(file, f"{field}\n", f"# rests on: {comment}\n{field}\n" if comment else f"{field}\n")
    assert told(site) == [("docs/data/events/visit.yml", line, "unbound-denial") for line in left]


def test_words_of_both_languages_in_a_record_are_named(site):
    site.tree.replace("sources/article.yml", "published: unknown", "published: 2026-01-03")
    assert [(line, rule) for _, line, rule in told(site)] == [(18, "outdated-claim"), (19, "outdated-claim")]


def test_in_front_matter_it_stands_above_the_field(site):
    comment = f"# rests on: {DATE}\ndescription: "
    site.write(
        KAZAKH.replace("description: ", f"{comment}Сапардың күні белгісіз. "),
        RUSSIAN.replace("description: ", f"{comment}Дата поездки неизвестна. "),
    )
    assert told(site) == []
    know_the_date(site)
    assert told(site) == [(f"docs/{language}/pay.md", 4, "outdated-claim") for language in ("kk", "ru")]


@examples
def test_a_binding_that_is_wrong_is_an_error_at_its_line(site, kazakh, russian, message):
    write(site, kazakh, russian)
    assert message in site.findings("bindings")


@examples
def test_a_reason_is_each_languages_own(site, kazakh, russian, errors):
    write(site, f"{kazakh}\n\nБір сөз.\n", f"{russian}\n\nОдно слово.\n")
    assert len(site.findings("bindings")) == errors


def test_broken_records_are_told_alone(site):
    write(
        site,
        f"<!-- rests on: {DATE} -->\n\nСапардың күні белгісіз.\n",
        f"<!-- rests on: {DATE} -->\n\nДата неизвестна.\n",
    )
    site.tree.replace("figures/wage.yml", "value: 85000", "value: много")
    assert [file for file, *_ in told(site)] == ["docs/data/figures/wage.yml"]


def test_a_demonstration_whose_records_are_made_up_is_not_weighed(site):
    write(site, "<!-- rests on: 2 site -->\n\nСапардың күні белгісіз.\n", "Дата поездки неизвестна.\n")
    assert len(told(site)) == 3
    site.tree.replace("sources/article.yml", "source: article\n", "source: demonstration\n")
    assert told(site) == []


def test_words_on_a_record_that_has_ended_are_told_once_and_its_own_words_stay(site):
    both = "<!-- rests on: site.hall.rights.owner unknown and site.hall.status is offered -->"
    write(site, f"{both}\n\nИесі белгісіз.\n", f"{both}\n\nСобственник неизвестен.\n")
    site.tree.replace("production-sites/hall.yml", "summary:", "# rests on: site.hall.rights.owner unknown\nsummary:")
    assert told(site) == []
    site.tree.append("production-sites/hall.yml", ENDED)
    line = RUSSIAN.count("\n") + 4
    assert told(site, "outdated-claim") == [
        (file, line, "outdated-claim") for file in ("docs/kk/pay.md", "docs/ru/pay.md")
    ]


def test_all_words_that_deny_are_quoted_and_of_many_the_first(site):
    write(
        site,
        f"<!-- rests on: {DATE} -->\n\nКүні белгісіз. Сапар болды. Кім келгені белгісіз.\n",
        f"<!-- rests on: {DATE} -->\n\nДата неизвестна. Была поездка. Кто был, неизвестно. Чья она, неизвестно. И где, неизвестно.\n",
    )
    know_the_date(site)
    kazakh, russian = site.findings("outdated-claim")
    assert 'found "Күні белгісіз.", "Кім келгені белгісіз.", which rests on' in kazakh
    assert 'found "Дата неизвестна.", "Кто был, неизвестно.", "Чья она, неизвестно." and 1 more, which' in russian


@examples
def test_what_a_page_cites_of_a_record_that_has_ended(site, file, citation, told_of):
    write(site, f"Мынау: {citation}.\n", f"Вот: {citation}.\n")
    site.tree.append(file, ENDED)
    line = RUSSIAN.count("\n") + 2
    assert told(site, "outdated-claim") == [(f"docs/{side}/pay.md", line, "outdated-claim") for side in told_of]
    if told_of:
        expected = f'found "{citation}", of a record that has ended; expected a record that is in force'
        assert expected in site.findings("outdated-claim")[0]
