"""What people type and what they mean by it, as the script of the search reads it."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.conftest import ROOT
from tests.site.modules import call, module_page

MODULE = "search-spelling.js"
#: A Kazakh word, and after it the same without its letters and in Latin letters: by the alphabets of 2021, 2018 and
#: 2017, and as in chats.
KAZAKH = (
    "өндіріс өндирис ондирис öndiris ondiris óndiris o'ndiris",
    "кәсіпкер касипкер käsipker kasipker kásipker",
    "кәсіпкерлік касипкерлик käsipkerlik kasipkerlik",
    "қауіпсіздік кауипсиздик qauipsizdik qauıpsızdık kauipsizdik qawipsizdik qaýipsizdik qay'ipsizdik",
    "еңбек енбек eñbek enbek eńbek en'bek",
    "жұмыс жумыс jūmys jumys zhumys zhumıs",
    "жұмысшы жумысшы jūmysşy jumysshy jumyssy",
    "шеберхана шеберхана şeberhana seberhana sheberkhana sheberxana",
    "заң зан zañ zan zań",
    "алаң алан alañ alan",
    "қоғам когам qoğam qogam kogham qog'am",
    "келісім келисим kelisim kelısım",
    "сұрақ сурак sūraq suraq surak",
    "тігін тигин tigin",
    "палата palata",
    "инвестор investor ınvestor",
    "инвестиция investitsiya investitsiia investisia investicia",
    "журналист jurnalist zhurnalist",
    "құрылыс курылыс qūrylys qurylys kurylys",
    "серіктестік сериктестик seriktestik",
    "әкім аким äkim akim ákim",
    "қазақстан казакстан qazaqstan kazakstan",
    "шымкент şymkent shymkent symkent",
    "жария zhariya jaria jariya",
    "цех tsekh ceh seh",
)
#: A Russian word, and after it the same as it is typed in haste and in Latin letters.
RUSSIAN = (
    "партнёр партнер partner partnyor",
    "производство proizvodstvo",
    "учреждение uchrezhdenie uchrezhdeniye",
    "площадка ploshchadka ploschadka",
    "труд trud",
    "данные dannye dannyye",
    "осуждённых osuzhdennykh osuzhdyonnyh",
    "условий usloviy uslovij",
    "партнёрами partnerami partnyorami",
    "условия usloviya usloviia uslovia uslovija",
    "строительный stroitelnyy stroitel'nyj",
    "стройка stroyka strojka",
    "новой novoy novoi novoj",
    "объявление обьявление obyavlenie ob'yavlenie",
    "социальный sotsialnyy socialnyy",
    "счёт schet schyot",
    "район rayon",
    "хозяйство khozyaystvo hozyaystvo xozyaystvo",
    "эксперт ekspert expert",
    "электричество elektrichestvo электричество",
)
#: Text as it was typed, the language of the page, what the reader meant.
LAYOUTS = (
    ("ghjtrn", "ru", "проект"),
    ("GHJTRN", "ru", "ПРОЕКТ"),
    ("gkjoflrf gfdkjlfh", "ru", "площадка павлодар"),
    (",k.lj", "ru", "блюдо"),
    ("j,]zdktybt", "ru", "объявление"),
    ("здфт", "ru", "plan"),
    ("t4,tr", "kk", "еңбек"),
    ("-yl3h3c", "kk", "өндіріс"),
    ("r2c3grth", "kk", "кәсіпкер"),
    (";9vsc", "kk", "жұмыс"),
    ("0fpf0cnfy", "kk", "қазақстан"),
    ("е4бек", "kk", "еңбек"),
    ("к2с3пкер", "kk", "кәсіпкер"),
    ("-нд3р3с", "kk", "өндіріс"),
    ("здфт", "kk", "plan"),
)
ONE_TYPO = (
    "өндіріс өндіріз",
    "өндіріс өндріс",
    "өндіріс өндіріис",
    "өндіріс нөдіріс",
    "өндіріс өндірісс",
    "проект рпоект",
    "проект поект",
    "а аб",
    " а",
)
MORE_OR_NONE = (
    "проект проект",
    "проект рпокет",
    "проект прект1",
    "абв вба",
    "абвг бавг1",
    "проект проектный",
    "абвг багв",
    " ",
)
STRANGE = (
    "",
    " ",
    "😀🏭",
    "\ud800",
    "\udc00х\ud800",
    "<img src=x onerror=alert(1)>",
    "(.*+)[\\",
    "İI\u0307",
    "и\u0306" * 20,
)


@pytest.fixture(scope="module")
def page(browser) -> Iterator[Page]:
    with module_page(browser) as opened:
        yield opened


def same(page: Page, function: str, words: str) -> None:
    """All words come to what the first comes to."""
    folded = {word: call(page, MODULE, function, word) for word in words.split()}
    assert folded == dict.fromkeys(folded, folded[words.split()[0]])


@pytest.mark.parametrize("words", KAZAKH)
def test_a_kazakh_word_is_known_in_every_spelling(page, words):
    same(page, "fold", words)


@pytest.mark.parametrize("words", RUSSIAN)
def test_a_russian_word_is_known_in_every_spelling(page, words):
    same(page, "russianFold", words)


@pytest.mark.parametrize("words", ["жоба жаба", "заң сан", "еңбек өмбек", "қала қалам", "тігін тоғын"])
def test_kazakh_words_stay_apart(page, words):
    one, other = words.split()
    assert call(page, MODULE, "fold", one) != call(page, MODULE, "fold", other)


@pytest.mark.parametrize("words", ["мой мои", "швейный швеиный", "суд сут", "плата палата"])
def test_russian_words_stay_apart(page, words):
    """й is not и, where endings differ by them."""
    one, other = words.split()
    assert call(page, MODULE, "russianFold", one) != call(page, MODULE, "russianFold", other)


def test_few_words_of_the_site_look_alike_in_their_skeletons(page):
    """The skeleton is coarse, yet hardly any two words of the Kazakh pages share one; endings in й and йі do."""
    texts = (file.read_text(encoding="utf-8").lower() for file in ROOT.glob("docs/kk/**/*.md"))
    words = sorted({word for text in texts for word in re.findall("[а-яёәіңғүұқөһ]{3,}", text)})
    skeletons = page.evaluate(
        f"async (words) => words.map((await import('/assets/javascripts/{MODULE}')).fold)", words
    )
    assert len(words) > 500
    assert len(set(skeletons)) / len(words) > 0.99


@pytest.mark.parametrize(("typed", "language", "meant"), LAYOUTS)
def test_text_typed_on_another_layout_is_read(page, typed, language, meant):
    assert call(page, MODULE, "otherLayout", typed, language) == meant


@pytest.mark.parametrize("words", ONE_TYPO)
def test_one_slip_is_one_slip_in_either_direction(page, words):
    one, other = words.split(" ")
    assert call(page, MODULE, "isOneTypo", one, other)
    assert call(page, MODULE, "isOneTypo", other, one)


@pytest.mark.parametrize("words", MORE_OR_NONE)
def test_no_slip_and_two_slips_are_not_one(page, words):
    one, other = words.split(" ")
    assert not call(page, MODULE, "isOneTypo", one, other)
    assert not call(page, MODULE, "isOneTypo", other, one)


@pytest.mark.parametrize("text", STRANGE)
def test_any_text_can_be_read(page, text):
    """The strings go as JSON, which keeps half of a surrogate pair."""
    done = page.evaluate(
        """async (written) => {
          const text = JSON.parse(written);
          const {fold, russianFold, otherLayout, isOneTypo} = await import("/assets/javascripts/search-spelling.js");
          const long = text.repeat(10000);
          const read = [text, long].flatMap((some) => [fold(some), russianFold(some), otherLayout(some, "kk"),
            otherLayout(some, "ru")]);
          return read.every((some) => typeof some === "string") && isOneTypo(long, `${long}x`);
        }""",
        json.dumps(text),
    )
    assert done
