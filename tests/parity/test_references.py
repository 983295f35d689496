"""What a text points at: citations, links, images and footnotes are the same in both languages."""

from tests.check.small_site import KAZAKH, RUSSIAN
from tests.examples import examples

ACT = "https://example.kz/{}/K1"


@examples
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
    assert len(site.findings("citations")) == 2


@examples
def test_links_in_every_spelling_images_and_footnotes(site, kazakh, russian, rules):
    site.write(f"{KAZAKH}\n{kazakh}\n", f"{RUSSIAN}\n{russian}\n")
    assert [finding.rule for finding in site.run("links", "images", "footnotes").findings] == rules


def test_the_words_of_a_record_cite_the_same_in_both_languages(site):
    site.tree.replace("terms/contract.yml", "заключает договор.", "заключает договор ({{ source.article }}).")
    assert site.findings("citations") == [
        'docs/data/terms/contract.yml:12: error: text: found "{{ source.article }}" 1 more than in the other language'
        " [citations] (see docs/data/terms/contract.yml:11)"
    ]
