"""In every engine a fact is quoted from its address, and what is copied can be pasted."""

from scripts.pages.phrases import phrase
from tests.engines.reader import Reader
from tests.site.templates import ROOTS

FACT = "#fact-space-area-m2"
#: Where the browser gives its clipboard to nobody, the text is selected instead.
TOLD = "() => document.querySelector('.citation [role=status]').textContent"


def test_a_fact_is_quoted(reader: Reader):
    reader.open(f"{ROOTS[reader.language]}catalogue/sites/joinery-hall/")
    reader.see_focus(FACT)
    reader.press(FACT)
    sentence = reader.read(".citation p")
    assert "2 400 м²" in sentence.replace("\u00a0", " ")
    assert sentence.endswith(FACT)
    reader.check()
    reader.press(".citation .ways button")
    assert reader.until(TOLD) in (phrase("letter_copied", reader.language), phrase("letter_selected", reader.language))
    reader.check()
    reader.driver.press("Escape")
    assert reader.count(".citation") == 0
    assert reader.run("selector => document.activeElement.matches(selector)", FACT)


def test_a_figure_is_quoted_in_its_table(reader: Reader):
    reader.open(f"{ROOTS[reader.language]}press/")
    reader.press("#figure-visitors")
    assert " — 24 " in reader.read(".citation p").replace("\u00a0", " ")
    reader.see_painted(".citation")
    reader.check()
