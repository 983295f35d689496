"""The sheet for an inspection: every fact of a hall on one A4 page, boxes to tick, and what the site knows in grey."""

from scripts.forms.inspection import inspection_of


def boxes_of(form) -> dict[str, object]:
    return {box.labels["ru"]: box for _, boxes in inspection_of(form).groups for box in boxes}


def test_every_fact_has_one_box(form_of):
    form = form_of("production-site", "box-store")
    facts = {line.field.name for line in form.lines if line.field and line.field.is_fact}
    assert sum(len(boxes) for _, boxes in inspection_of(form).groups) == len(facts)
    assert len(facts) > 60


def test_a_fact_with_choices_has_a_box_to_tick_for_each(form_of):
    box = boxes_of(form_of("production-site", "repair-hall"))["Вода"]
    assert (
        box.text.replace("\N{NO-BREAK SPACE}", " ")
        == "☐ қосылған / подключено  ☐ жақын жерде бар / есть рядом  ☒ жоқ / нет"
    )


def test_what_the_site_knows_stands_in_its_box(form_of):
    boxes = boxes_of(form_of("production-site", "repair-hall"))
    assert boxes["Общая площадь"].text.replace("\N{NO-BREAK SPACE}", " ") == "950–1 050"
    assert boxes["Общая площадь"].unit["ru"] == "м²"
    assert boxes["Число кранов"].text == "0"
    assert boxes["Ширина ворот"].text == ""
    assert boxes_of(form_of("production-site", "box-store"))["Выделенная мощность"].text == "асырмай / не более 60"


def test_a_new_hall_has_an_empty_sheet(form_of):
    assert all(
        box.known == "" and not any(so for _, so in box.ticks) for box in boxes_of(form_of("production-site")).values()
    )


def test_it_is_one_a4_page_and_locked(book):
    page = book["box-store (A4)"]
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "portrait")
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (
        None,
        None,
    )  # one page by one, as the format has it
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.protection.sheet
