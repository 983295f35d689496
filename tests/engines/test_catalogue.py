"""In every engine sites are found, kept, compared and seen on the map, by what is seen on the screen."""

from scripts.pages.phrases import phrase
from tests.engines.reader import Reader
from tests.site.templates import address

SITE = "a[href*='sites/']"
BOX = "input[type=checkbox][value^='demo-site-']"
#: What is told of the sites that were found, once something is.
TOLD = "() => [...document.querySelectorAll('main [role=status]')].map(one => one.innerText.trim()).join(' ').trim()"
ASKED = "form.finder [name=q]"


def test_filters_are_seen_and_find(reader: Reader):
    reader.open(address("catalogue", reader.language))
    word = reader.read(f"article {SITE}").split()[0].strip("«»,")
    reader.see_focus(ASKED)
    reader.write(ASKED, word)
    told = reader.until(TOLD)
    assert reader.count(f"article {SITE}") > 0
    reader.write("form.finder [name=area_m2_from]", "800")
    reader.until(f"told => ({TOLD})() !== told", told)
    assert "area_m2_from=800" in reader.run("() => location.search")


def test_a_list_is_copied_and_can_be_pasted(reader: Reader):
    reader.open(f"{address('catalogue', reader.language)}?area_m2_from=800")
    reader.until(TOLD)
    reader.press("[data-part=copy]")
    reader.until("() => document.querySelector('[data-part=copied]').textContent")
    reader.press(ASKED)
    reader.driver.press("Control+v")
    assert reader.read(ASKED).startswith(f"{phrase('site', reader.language)}\t")


def test_sites_are_kept_and_compared(reader: Reader):
    reader.open(address("catalogue", reader.language))
    reader.see_painted(BOX)
    for _ in range(2):
        reader.press(f"{BOX}:not(:checked)")
    assert reader.count(f"{BOX}:checked") == 2
    reader.open(address("shortlist", reader.language))
    reader.until("selector => document.querySelectorAll(selector).length === 2", f".kept {SITE}")
    reader.follow("article a[href*='compare/?ids=']")
    reader.until("selector => document.querySelectorAll(selector).length > 2", ".comparison th[scope=col]")
    assert reader.read(".comparison [role=status]")


def test_signs_of_the_map_are_painted_and_reached(reader: Reader):
    reader.open(address("map", reader.language))
    reader.see_painted("article svg a text")
    reader.see_focus("article svg a")
    reader.see_painted("article svg a")
