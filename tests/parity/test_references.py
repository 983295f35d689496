"""What a text points at: citations, links, images and footnotes are the same in both languages."""

import pytest

from tests.parity.conftest import KAZAKH, RUSSIAN

ACT = "https://example.kz/{}/K1"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "{{ figure.wage }}",
            "{{ figure.share }}",
            'docs/ru/pay.md:8: error: found "{{ figure.share }}" 1 more than in the other language [citations] (see docs/kk/pay.md:8)',
        ),
        (
            " ({{ source.code/7-2 }})",
            "",
            'docs/kk/pay.md:8: error: found "{{ source.code/7-2 }}" 1 more than in the other language [citations] (see docs/ru/pay.md:8)',
        ),
        (
            "(party:chamber)",
            "(party:akimat)",
            'docs/ru/pay.md:15: error: found "party:akimat" 1 more than in the other language [citations] (see docs/kk/pay.md:15)',
        ),
        (
            "(law.md)",
            "(faq.md)",
            'docs/ru/pay.md:12: error: found "faq.md" 1 more than in the other language [links] (see docs/kk/pay.md:12)',
        ),
        (
            "(law.md)",
            "(law.md#part)",
            'docs/ru/pay.md:12: error: found "law.md#part" 1 more than in the other language [links] (see docs/kk/pay.md:12)',
        ),
        (
            "(law.md)",
            "(../kk/law.md)",
            'docs/ru/pay.md:12: error: found a link to "../kk/law.md" in the other language; expected a page of the same language [links]',
        ),
        (
            "example.kz/rus/K1",
            "example.kz/kaz/K1",
            f'docs/ru/pay.md:12: error: found a link to "{ACT.format("kaz")}" in the other language; expected "{ACT.format("rus")}" [links]',
        ),
    ],
)
def test_what_one_side_points_at_and_the_other_does_not(site, change_russian, old, new, message):
    change_russian(old, new)
    assert message in site.findings("citations", "links")


def test_a_number_cited_without_its_unit_is_the_same_citation(site, change_russian):
    change_russian("{{ figure.wage }}", "{{ figure.wage | number }} тенге")
    assert site.findings("citations") == []


def test_two_citations_that_change_places_in_a_list_are_found(site):
    lists = "\n- {{ source.code }} — бір.\n- {{ source.article }} — екі.\n"
    swapped = "\n- {{ source.article }} — один.\n- {{ source.code }} — два.\n"
    site.write(KAZAKH + lists, RUSSIAN + swapped)
    assert len(site.findings("citations")) == 4


@pytest.mark.parametrize(
    ("kazakh", "russian", "rules"),
    [
        ("[бір](https://a.kz/1)", "[один](https://a.kz/2)", ["links", "links"]),
        ("<https://a.kz/1>", "<https://a.kz/2>", ["links", "links"]),
        ('<a href="x.md">бір</a>', '<a href="y.md">один</a>', ["links", "links"]),
        ("[жазу](mailto:a@b.kz)", "[писать](mailto:c@b.kz)", ["links", "links"]),
        ("![цех](../assets/images/a.svg)", "![цех](../assets/images/b.svg)", ["images", "images"]),
        ("![цех](../assets/images/a.kk.svg)", "![цех](../assets/images/a.ru.svg)", []),
        ("Сөз[^1].", "Слово.", ["footnotes"]),
        ("[жоба](https://a.kz/x_(y))", "[проект](https://a.kz/x_(y))", []),
    ],
)
def test_links_in_every_spelling_images_and_footnotes(site, kazakh, russian, rules):
    site.write(f"{KAZAKH}\n{kazakh}\n", f"{RUSSIAN}\n{russian}\n")
    assert [finding.rule for finding in site.run("links", "images", "footnotes").findings] == rules


def test_the_words_of_a_record_cite_the_same_in_both_languages(site):
    site.tree.replace("terms/contract.yml", "заключает договор.", "заключает договор ({{ source.article }}).")
    assert site.findings("citations") == [
        'docs/data/terms/contract.yml:12: error: text: found "{{ source.article }}" 1 more than in the other language'
        " [citations] (see docs/data/terms/contract.yml:11)"
    ]
