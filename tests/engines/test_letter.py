"""In every engine a letter is written in a form whose fields are seen."""

from tests.engines.reader import Reader
from tests.site.letter_form import WRITTEN
from tests.site.templates import address


def test_a_letter_says_what_was_written(reader: Reader):
    reader.open(f"{address('letter', reader.language)}?ids=demo-site-1,demo-site-2#form")
    reader.until("() => document.querySelector('form.letter [name=site]')")
    reader.see_focus("form.letter [name=organisation]")
    for name, words in WRITTEN.items():
        reader.write(f"form.letter [name='{name}']", words.partition("\n")[0])
    reader.see_focus("form.letter button")
    reader.press("form.letter button")
    reader.until("() => document.querySelector('#letter-text').value")
    letter = reader.read("#letter-text")
    assert WRITTEN["organisation"] in letter
    assert WRITTEN["person"] in letter
    reader.see_field("#letter-text")
