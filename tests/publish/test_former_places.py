"""A place on a page keeps the names that it had: a mark beside it, or a line that leads to where it is now."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.lasting.moves import Moves
from scripts.publish.page_pass import PagePass
from scripts.records.values import Words

PAGE = (
    '<html><head><script src="../site.js"></script></head><article><h2 id="pay">Оплата</h2>'
    '<p><a id="figure-wage" href="#figure-wage">Зарплата</a> <span id="figure-wage-2026"></span></p>'
    '<table><tr id="row"><th>1</th></tr></table><section class="page-end"></section></article></html>'
)


def finished(moves: Moves, html: str = PAGE) -> LexborHTMLParser:
    page, _ = PagePass((), {}, moves=moves).finished(html, "ru/press/", "ru")
    return LexborHTMLParser(page)


def test_a_page_of_which_nothing_moved_stays_as_it_is():
    assert finished(Moves()).css("[class=moved], script[type=module]") == []


@pytest.mark.parametrize(("old", "new", "beside"), [("money", "pay", "h2"), ("line", "row", "th")])
def test_a_place_with_another_name_has_the_old_one_too(old, new, beside):
    page = finished(Moves(places={f"ru/press/#{old}": f"ru/press/#{new}"}))
    (mark,) = page.css(f"#{old}")
    assert mark.parent is not None and mark.parent.tag == beside
    assert page.css("script[type=module]") == []


def test_a_renamed_record_takes_its_parts_along():
    page = finished(Moves(renamed={"ru/press/": [("figure-pay", "figure-wage")]}))
    marks = {node.attributes["id"] for node in page.css("span[id]")}
    assert marks == {"figure-pay", "figure-pay-2026", "figure-wage-2026"}
    assert page.css_first("#figure-wage > #figure-pay") is not None


def test_a_name_that_another_place_has_now_is_not_taken_from_it():
    page = finished(Moves(places={"ru/press/#pay": "ru/press/#row"}))
    assert [node.tag for node in page.css("#pay")] == ["h2"]


def test_a_place_on_another_page_is_a_line_that_leads_there():
    page = finished(Moves(places={"ru/press/#kit": "ru/about/#kit", "press/#kit": "about/#kit"}))
    (link,) = page.css("ul.moved > li#kit > a")
    assert (link.attributes["href"], link.text()) == ("../about/#kit", "Эти сведения теперь на другой странице")
    assert [node.attributes["src"] for node in page.css("script[type=module]")] == ["../../assets/javascripts/moved.js"]


def test_a_place_that_was_withdrawn_says_why():
    page = finished(Moves(withdrawn={"ru/press/#kit": Words(kk="Ескірді.", ru="Устарело <b>.")}))
    (line,) = page.css("ul.moved > li#kit")
    assert line.text() == "Устарело <b>."
    assert line.css("b") == []
