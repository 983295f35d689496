"""An editor imports what a spreadsheet says: it is shown in words, then written; what is wrong is told at its cell."""

from dataclasses import replace
from datetime import date

import pytest

from scripts.history.changed import Answer
from scripts.intake.reading import SheetNote, SheetProblem, SheetReading
from scripts.intake.said import Ground
from scripts.messages.say import say
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.kinds.revisions import Change, ChangeKind
from scripts.records.loader import load_records
from scripts.records.problems import InputError
from tests.examples import examples
from tests.intake.small_import import place, row

HALL = "production-sites/hall.yml"
CORRECTED = Answer(ChangeKind.CORRECTED, "Хатта басқа сан тұр.", "В письме другое число.", date(2026, 2, 1))
HEIGHT = row(4, "production-site", "hall", {"space.clear_height_m": {"value": 6.5, "bound": "about"}})
AREA = row(4, "production-site", "hall", {"space.area_m2": {"value": 1300, "source": "code", "as_of": "2026-01"}})
NEW = {
    "name": {"kk": "Жаңа цех", "ru": "Новый цех"},
    "summary": {"kk": "Бос цех.", "ru": "Пустой цех."},
    "institution": "no-1",
    "status": "idle",
}


def spaced(text: str) -> str:
    """Return a text with plain spaces, as it is read."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_without_write_it_is_shown_in_words_and_nothing_is_written(run, texts, capsys):
    before = texts()
    assert run(AREA, is_written=False, language="ru") == 0
    assert texts() == before
    assert spaced(capsys.readouterr().out).splitlines() == [
        "изменится: Бывший швейный цех (docs/data/production-sites/hall.yml)",
        "  Общая площадь: 1 200,5 м² [Статья, дата: 4 января 2026 г.] → 1 300 м² [ТК, дата: январь 2026 г.] (опубликовано)",
        "записи: новых — 0, изменённых — 1, прежних — 0",
        "опубликованные значения: 1; скажите, почему они меняются: --as updated|corrected --kk ПРИЧИНА --ru ПРИЧИНА",
        "пока ничего не записано; чтобы записать, добавьте --write",
    ]


def test_what_is_shown_is_shown_in_kazakh_too(run, capsys):
    run(HEIGHT, is_written=False, language="kk")
    assert spaced(capsys.readouterr().out).splitlines()[:2] == [
        "өзгереді: Тігін цехының орны (docs/data/production-sites/hall.yml)",
        "  Жабынның астына дейінгі биіктік: нақтылануда → шамамен 6,5 м [Мақала, күні: 2026 ж. 20 қаңтар]",
    ]


def test_a_file_that_says_nothing_new_says_so_and_changes_no_byte(run, texts, capsys):
    before = texts()
    said = {
        "name": {"ru": "Бывший  швейный цех"},
        "space.area_m2": {"value": 1200.5},
        "space.kinds": {"value": ["workshop"]},
    }
    assert run(row(4, "production-site", "hall", said)) == 0
    assert texts() == before
    assert capsys.readouterr().out == "nothing new: the records say all that already\n"


def test_what_is_written_changes_its_lines_and_the_day_of_the_record(run, texts):
    before = texts()
    assert run(HEIGHT) == 0
    after = texts()
    assert {name for name in after if after[name] != before.get(name)} == {HALL}
    fact = "  clear_height_m:\n    value: 6.5\n    bound: about\n    source: article\n    as_of: 2026-01-20\n"
    expected = before[HALL].replace("last_changed: 2026-01-06", "last_changed: 2026-02-01")
    assert after[HALL] == expected.replace("    as_of: 2026-01-04\n", f"    as_of: 2026-01-04\n{fact}")


def test_a_published_value_changes_with_the_record_that_says_why(run, published, texts):
    assert run(AREA, answer=CORRECTED) == 0
    change = load_records(published.site.tree.data).get(Change, "hall-area-m2-2026-02-01")
    assert (change.fact, change.was, change.became) == ("site.hall.space.area_m2", 1200.5, 1300)
    assert (change.change, change.why.ru) == ("corrected", "В письме другое число.")
    assert published.findings() == []


def test_a_published_value_without_a_reason_is_not_written(run, texts):
    before = texts()
    with pytest.raises(InputError) as error:
        run(AREA)
    assert texts() == before
    assert str(error.value) == (
        "the command: found published values that change without a reason: site.hall.space.area_m2; "
        "expected --as updated|corrected --kk WHY --ru WHY"
    )


def test_on_a_terminal_it_is_asked_why(run, published):
    assert run(AREA, ask=lambda item: CORRECTED) == 0
    assert "hall-area-m2-2026-02-01" in load_records(published.site.tree.data).by_kind["change"]


def test_what_changed_before_and_waits_for_a_reason_is_not_asked_again(run, published):
    published.site.tree.replace("figures/wage.yml", "value: 85000", "value: 90000")
    assert run(HEIGHT) == 0


def test_a_new_record_gets_an_id_of_its_name_and_the_form_of_the_command_new(run, published, texts):
    assert run(row(5, "production-site", None, NEW)) == 0
    record = load_records(published.site.tree.data).get(ProductionSite, "novyi-tsekh")
    assert record.name.kk == "Жаңа цех"
    assert [(one.status, one.since, one.source) for one in record.history] == [("idle", "unknown", "article")]
    text = texts()["production-sites/novyi-tsekh.yml"]
    assert text.startswith("# yaml-language-server: $schema=../schema/production-site.json\n")
    assert "\n# Бұрын не болған / Что здесь было раньше" not in text
    assert "  # Жабынның астына дейінгі биіктік — сан" in text


def test_two_halls_of_one_name_get_two_ids(run, published):
    published.site.tree.add_institution("no-2")
    rows = [
        row(number, "production-site", None, NEW | {"institution": where})
        for number, where in ((5, "no-1"), (6, "no-2"))
    ]
    assert run(*rows) == 0
    known = load_records(published.site.tree.data).by_kind["production-site"]
    assert {name: known[name].institution for name in known if name != "hall"} == {
        "novyi-tsekh": "no-1",
        "novyi-tsekh-2": "no-2",
    }


def test_a_record_that_ends_is_told_as_ended(run, published, capsys):
    said = {"ended": "2026-01-30", "reason": {"kk": "Берілді.", "ru": "Передан."}}
    assert run(row(4, "production-site", "hall", said)) == 0
    assert "ended: Тігін цехының орны / Бывший швейный цех" in capsys.readouterr().out
    assert load_records(published.site.tree.data).get(ProductionSite, "hall").ended == date(2026, 1, 30)


def test_a_status_is_added_to_its_history(run, published):
    assert run(row(4, "production-site", "hall", {"status": "taken"}), answer=CORRECTED) == 0
    assert [one.status for one in load_records(published.site.tree.data).get(ProductionSite, "hall").history] == [
        "idle",
        "offered",
        "taken",
    ]


def test_a_line_of_a_history_is_added_or_changed_at_its_place(run, published):
    added = row(4, "production-site", "hall", {"status": "taken", "since": "2026-01"}, "history", 3)
    changed = row(5, "production-site", "hall", {"since": "2023"}, "history", 1)
    status = row(4, "production-site", "hall", {"status": "taken"})
    assert run(status, added, changed, answer=CORRECTED) == 0
    history = load_records(published.site.tree.data).get(ProductionSite, "hall").history
    assert [(one.status, str(one.since)) for one in history] == [
        ("idle", "2023"),
        ("offered", "2025-11"),
        ("taken", "2026-01"),
    ]


@examples
def test_what_no_record_can_take_is_told_at_its_cell(name, said, record, told, run, texts, capsys):
    before = texts()
    assert run(row(4, "production-site", record, said), ground=Ground()) == 1
    assert texts() == before
    assert capsys.readouterr().err.splitlines() == [
        *told,
        f"{len(told)} mistake{'s' if len(told) > 1 else ''}: nothing is written",
    ]


def test_everything_wrong_is_told_at_once_with_what_could_not_be_read(run, capsys):
    wrong = SheetProblem(place(9, 3), "«много»", say("records.spaces"))
    rows = (row(4, "production-site", "hall", {"space.area_m2": {"value": -5}}), row(5, "production-site", "hal", {}))
    note = SheetNote(place(12), say("new.later"))
    assert run(reading=SheetReading(rows, (wrong,), (note,)), language="ru") == 1
    assert capsys.readouterr().err.splitlines() == [
        "лист «Цехы», строка 12: (Enter: заполнить потом)",
        "лист «Цехы», ячейка B4: найдено: число -5; ожидается: Общая площадь: число больше 0",
        "лист «Цехы», строка 5: найдено: «hal»; ожидается: идентификатор записи, у новой записи название, которого нет ни у одной (похоже на «hall»)",
        "лист «Цехы», ячейка C9: найдено: «много»; ожидается: пробелы",
        "3 ошибки: ничего не записано",
    ]


def test_a_name_that_tells_which_record_a_row_is_of_is_no_news(run, published, texts):
    before = texts()
    said = {"name": {"ru": "«Бывший» швейный цех"}, "space.kinds": {"value": ["workshop"]}}
    by_name = row(4, "production-site", "hall", said)
    assert run(replace(by_name, place=by_name.values["name",].place)) == 0
    assert texts() == before


def test_a_new_record_has_the_id_that_the_file_gives_it_and_its_lists(run, published):
    line = row(5, "production-site", "new-hall", {"status": "idle", "since": "2025"}, "history")
    assert run(line, row(6, "production-site", "new-hall", NEW)) == 0
    history = load_records(published.site.tree.data).get(ProductionSite, "new-hall").history
    assert [(one.status, str(one.since), one.source) for one in history] == [("idle", "2025", "article")]


def test_the_lists_of_a_new_record_without_an_id_stand_on_its_sheet(run, published):
    line = row(6, "production-site", None, {"status": "idle", "since": "2025"}, "history", 1)
    assert run(row(5, "production-site", None, NEW), line) == 0
    assert str(load_records(published.site.tree.data).get(ProductionSite, "novyi-tsekh").history[0].since) == "2025"


def test_ways_to_reach_somebody_stand_in_rows_of_their_own(run, published):
    rows = [
        row(5, "production-site", "hall", {"phone": "+7 725 2530001"}, "contact.value", 1),
        row(6, "production-site", "hall", {"email": "a@example.kz"}, "contact.value", 2),
    ]
    assert run(row(4, "production-site", "hall", {"contact": {"source": "code", "as_of": "2026"}}), *rows) == 0
    contact = load_records(published.site.tree.data).get(ProductionSite, "hall").contact
    assert [(one.phone, one.email) for one in contact.value] == [("+77252530001", None), (None, "a@example.kz")]
    assert contact.source == "code"
