"""Who publishes the site, as the footer of every page says it: a party of the records, or an open question."""

import pytest

from scripts.languages import LANGUAGES
from scripts.pages.context import page_context
from scripts.pages.facts import fact_lines
from scripts.records.kinds.partnership import EDITORS, Party
from scripts.records.problems import InputError
from tests.records.small_tree import known

META = {"reviewed": None, "sources": []}
NAMES = "name: {kk: Редакция, ru: Редакция}\nshort_name: {kk: Редакция, ru: Редакция}\nrole: {kk: Рөл., ru: Роль.}\n"
LEGAL_FORM = f"legal_form: {known('{kk: бірлестік, ru: объединение}')}\n"
PUBLISHER = f"publisher: {known('chamber')}\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_publisher_is_named_as_the_party_that_it_is_and_leads_to_its_page(tree, writer, language):
    tree.add(f"parties/{EDITORS}.yml", NAMES + LEGAL_FORM + PUBLISHER)
    name = {"kk": "«Сынақ» кәсіпкерлер палатасы", "ru": "Палата предпринимателей «Проба»"}[language]
    publisher = page_context(writer(language, "partnership/labour.md"), META)["publisher"]
    assert publisher == {"name": name, "url": "../../initiative/parties/chamber/"}


@pytest.mark.parametrize("editors", [None, NAMES, NAMES + LEGAL_FORM])
def test_a_legal_form_tells_of_no_publisher(tree, writer, editors):
    if editors:
        tree.add(f"parties/{EDITORS}.yml", editors)
    assert page_context(writer(), META)["publisher"] is None


def test_only_the_party_that_keeps_the_site_is_asked_who_publishes_it(tree, loaded):
    tree.add(f"parties/{EDITORS}.yml", NAMES)
    parties = {party.id: [line.name for line in fact_lines(party)] for party in loaded().all(Party)}
    assert {name for name, facts in parties.items() if "publisher" in facts} == {EDITORS}
    tree.append("parties/chamber.yml", PUBLISHER)
    with pytest.raises(InputError, match=r'publisher: .*expected no publisher but in the party "editors"'):
        loaded()
