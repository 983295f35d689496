"""In every engine the menu is opaque, and the accessibility panel changes the page and keeps it whole."""

from tests.engines.reader import SEEN, Reader, contrast
from tests.site.templates import address

PANEL = ".vision summary"


def test_the_menu_lies_over_the_page(reader: Reader):
    reader.open(address("page", reader.language))
    if reader.screen == "desk":  # a wide screen has it for large letters
        reader.press(PANEL)
        reader.press(".vision .choice-huge")
    reader.press(".menu summary")
    reader.see_alone(".menu .page-list")
    reader.follow(".menu .page-list a[href$='catalogue/']")


def test_the_panel_changes_the_page(reader: Reader):
    reader.open(address("catalogue", reader.language))
    reader.see_focus(PANEL)
    reader.press(PANEL)
    reader.press(".vision .choice-huge")
    reader.check()
    reader.press(".vision .choice-white-on-black")
    reader.check()
    paper = reader.picture_when_still({"left": 8, "top": 8, "width": 8, "height": 8}).getpixel((2, 2))
    assert contrast(paper, (0, 0, 0)) < SEEN
    reader.see_focus(".vision [type=reset]")
    reader.press(".vision [type=reset]")
    assert reader.run("() => document.documentElement.dataset.size") is None
