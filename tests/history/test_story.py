"""An editor changes a value that was published: the check asks why, the answer becomes a record, readers are told."""

import json
from datetime import date

import pytest

from scripts.check.rules import RULES
from scripts.exports.changes import write_changes
from scripts.pages.blocks import render_block
from scripts.pages.citations import CitationError
from scripts.pages.generate import page_of
from scripts.pages.prose import expand
from scripts.pages.writer import Writer
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.kinds.reference import Figure
from scripts.records.kinds.revisions import Change
from scripts.records.loader import load_records
from tests.history.conftest import HALL, WAGE

AREA, PAY = "site.hall.space.area_m2", "figure.wage.value"


def raise_pay(published, value="90000"):
    return published.site.tree.replace(WAGE, "value: 85000", f"value: {value}")


def spaced(text):
    """Return a text with plain spaces, as it is read."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_what_is_as_it_was_published_is_not_asked_about(published):
    assert published.findings() == []


def test_a_published_value_that_changed_is_named_with_both_values_and_the_way_out(published):
    raise_pay(published)
    assert published.findings() == [
        "docs/data/figures/wage.yml:8:1: error: value: found 90000; expected 85000, which was published, "
        "or a change that says why: .venv/bin/python -m scripts changed [unexplained-change]"
    ]
    assert RULES["unexplained-change"].scope.stops and RULES["unexplained-change"].in_build


def test_the_answer_is_a_record_and_the_check_is_silent_again(published, capsys):
    raise_pay(published)
    published.explain(PAY)
    assert published.findings() == []
    records = load_records(published.site.tree.data)
    change = records.get(Change, "wage-value-2026-01-20")
    assert (change.fact, change.was, change.became, change.day) == (PAY, 85000, 90000, date(2026, 1, 20))
    assert (change.change, change.why.ru) == ("corrected", "В письме другое число.")
    assert records.get(Figure, "wage").last_changed == date(2026, 1, 20)
    assert "docs/data/changes/wage-value-2026-01-20.yml is written" in capsys.readouterr().out


def test_an_answer_that_names_no_fact_is_refused(published, capsys):
    raise_pay(published)
    assert published.changed("--as", "updated", "--kk", "Жаңа заң.", "--ru", "Новый закон.") == 1
    assert capsys.readouterr().err == "the command: found an answer without facts; expected --fact NAME … beside it\n"


def test_the_answers_that_there_are_are_told_in_words(published, capsys):
    with pytest.raises(SystemExit):
        published.changed("--as", "wrong")
    told = capsys.readouterr().err
    assert "updated" in told
    assert "corrected" in told
    assert "ChangeKind" not in told


def test_without_a_terminal_the_command_lists(published, capsys):
    raise_pay(published)
    assert published.changed() == 0
    listed, how = capsys.readouterr().out.splitlines()
    assert listed == f"docs/data/figures/wage.yml:8: {PAY}: was 85000, is 90000"
    assert "--fact NAME … --as updated|corrected --kk WHY --ru WHY" in how


def test_at_a_terminal_it_asks_until_it_knows_and_leaves_what_is_left(published, answers):
    raise_pay(published)
    published.site.tree.replace(HALL, "value: 1200.5", "value: 1250")
    answers("maybe", "u", "", "Жаңа заң.", "Новый закон.", "yesterday", "2026-01-31", "")
    assert published.changed() == 0
    records = load_records(published.site.tree.data)
    assert records.get(Change, "wage-value-2026-01-31").change == "updated"
    assert [AREA in line or "space.area_m2" in line for line in published.findings()] == [True]


@pytest.mark.parametrize("answer", ["о", "обновление", "Ж", "жаңарту", "updated"])
def test_it_is_answered_in_any_language_of_messages_and_what_is_no_answer_is_told(published, answers, capsys, answer):
    raise_pay(published)
    answers("с", answer, "Жаңа заң.", "Новый закон.", "2026-01-31")
    assert published.changed("--language", "ru") == 0
    assert load_records(published.site.tree.data).get(Change, "wage-value-2026-01-31").change == "updated"
    assert "найдено: «с»; ожидается: обновление, исправление или первая буква слова" in capsys.readouterr().out


@pytest.mark.parametrize(("language", "words"), [("kk", "бұрын — 1 200,5 м²"), ("ru", "было — 1 200,5 м²")])
def test_the_page_of_the_record_and_the_lists_tell_it(published, language, words):
    published.site.tree.replace(HALL, "value: 1200.5", "value: 1250")
    published.explain(AREA)
    records = load_records(published.site.tree.data)
    writer = Writer(records, language, "press.md")
    pages = published.site.docs / language
    plain = {
        "page": page_of(records.get(ProductionSite, "hall"), records, language),
        "corrections": render_block("corrections", [], writer, pages),
        "changes": render_block("changes", [], writer, pages),
    }
    assert all(words in spaced(text) for text in plain.values())
    assert '!!! warning "' in plain["page"].partition("##")[0]


def test_an_update_is_no_correction(published):
    raise_pay(published)
    published.site.tree.path("changes/hall-area.yml").unlink()
    published.explain(PAY, "updated")
    writer = Writer(load_records(published.site.tree.data), "ru", "press.md")
    pages = published.site.docs / "ru"
    names = ("corrections", "changes", "figures")
    blocks = {name: spaced(render_block(name, [], writer, pages)) for name in names}
    assert "85" not in blocks["corrections"] and "Список исправлений пуст" in blocks["corrections"]
    assert "обновлено" in blocks["changes"]
    assert "Обновлено, 20 января 2026 г. Значение: было — 85 000 ₸ в месяц" in blocks["figures"]


def test_the_exports_have_the_day_and_the_change(published):
    raise_pay(published)
    published.explain(PAY, "updated")
    write_changes(load_records(published.site.tree.data), published.built)
    first = json.loads((published.built / "data/changes.json").read_text(encoding="utf-8"))[0]
    assert (first["fact"], first["was"], first["became"], first["day"]) == (PAY, 85000, 90000, "2026-01-20")
    table = (published.built / "data/changes.csv").read_text(encoding="utf-8-sig").splitlines()
    assert table[0].startswith("id,day,change,fact,page,was,became")
    assert f"2026-01-20,updated,{PAY},,85000,90000" in table[1]


def test_wrong_words_of_a_page_are_corrected_on_that_page(published):
    words = "page: pay.md\nday: 2026-01-20\nwas: {kk: ескі, ru: старое}\nbecame: {kk: жаңа, ru: новое}\n"
    published.site.tree.add("changes/pay-words.yml", f"change: corrected\n{words}why: {{kk: Қате., ru: Ошибка.}}\n")
    assert published.findings() == []
    records = load_records(published.site.tree.data)
    text = expand("Текст.", Writer(records, "ru", "pay.md"), published.site.docs / "ru")
    assert "Текст: было\u00a0— старое, стало\u00a0— новое. Ошибка." in text
    assert expand("Текст.", Writer(records, "ru", "index.md"), published.site.docs / "ru") == "Текст."


@pytest.mark.parametrize("citation", ["{{ change.wage-value-2026-01-20.was }}", "{{ change.wage-value-2026-01-20 }}"])
def test_prose_cites_no_change_and_so_no_old_value(published, citation):
    raise_pay(published)
    published.explain(PAY)
    writer = Writer(load_records(published.site.tree.data), "ru", "press.md")
    with pytest.raises(CitationError, match=r"expected \{\{ kind.id \}\} with a kind of institution, site"):
        writer.cite(citation)
