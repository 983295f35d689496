"""What is drawn on a card: all of its words, whole, in every length, in few bytes, the same ones each time."""

import json
import subprocess
from dataclasses import asdict
from pathlib import Path

import pytest

from scripts.cache import Cache
from scripts.cards import draw
from scripts.cards.draw import CardPress
from scripts.cards.words import CardWords
from scripts.exports.pdf import own_compiler
from scripts.languages import LANGUAGES, Language
from scripts.records.problems import InputError
from tests.cards.looks import faults, opened
from tests.conftest import REGION

LOGO = "assets/images/logo.svg"
SITE = {"kk": "Бос тұрған цехтар бастамасы", "ru": "Работа пустым цехам: инициатива"}
#: Longer than any title of a page, and than any name that a record was ever given.
LONG = {
    "kk": "Қылмыстық-атқару жүйесі мекемелерінің пайдаланылмай тұрған өндірістік үй-жайларында жергілікті кәсіпкерлердің "
    "қатысуымен құрылыс материалдарын шығаратын және тұрмыстық қалдықтарды қайта өңдейтін кәсіпорындар ашу туралы хабар",
    "ru": "О том, как в простаивающих производственных помещениях учреждений уголовно-исполнительной системы с участием "
    "местных предпринимателей открывают предприятия по выпуску строительных материалов и переработке бытовых отходов",
}
NOTE = {
    "kk": "Облыс әкімдігінің, кәсіпкерлер палатасының және мекеме әкімшілігінің өкілдері бос тұрған цехтарды аралап, "
    "қай бағыттың тиімді болатынын талқылады; кездесудің нәтижесі мен келесі қадамдары осы бетте жазылған.",
    "ru": "Представители акимата области, палаты предпринимателей и администрации учреждения обошли простаивающие цеха "
    "и обсудили, какие направления выгодны; что решили и что будет дальше, сказано на этой странице.",
}
WORD = {"kk": "көпфункционалдылықтандырылмағандықтарыңыздан", "ru": "высокопревосходительствующегосударственнослужащий"}
both = pytest.mark.parametrize("language", LANGUAGES)


def cases(language: Language) -> list[CardWords]:
    """Cards with little and with much on them."""
    label, site = "А" * 5, SITE[language]
    return [
        CardWords(label, title, note, site)
        for title in ("Каталог", NOTE[language], LONG[language], f"{WORD[language]} {WORD[language]}")
        for note in ("", NOTE[language], f"{NOTE[language]} {LONG[language]}")
    ]


def press(language: Language, cache: Path, docs: Path = REGION, logo: str = LOGO) -> CardPress:
    return CardPress(language, docs, logo, Cache(cache))


def read_from(card: CardWords, language: Language, folder: Path) -> str:
    """What is read on a card, set as a PDF, without its spaces."""
    inputs = {
        "cards": json.dumps([asdict(card)]),
        "language": language,
        "logo": LOGO,
        "ornament": "assets/images/ornament.svg",
    }
    template = Path(draw.__file__).with_name("card.typ").read_bytes()
    pdf = own_compiler().compile(template, format="pdf", sys_inputs=inputs, root=REGION)
    assert isinstance(pdf, bytes)
    (folder / "card.pdf").write_bytes(pdf)
    result = subprocess.run(["pdftotext", "-raw", folder / "card.pdf", "-"], capture_output=True, text=True, check=True)
    assert result.stdout.count("\f") == 1, "a second page"
    return "".join(result.stdout.split())


@both
def test_nothing_is_clipped_however_much_there_is(language: Language, tmp_path: Path):
    drawn = list(press(language, tmp_path).draw(cases(language)))
    assert {number: found for number, card in enumerate(drawn) if (found := faults(card))} == {}


@both
def test_every_word_stands_on_it(language: Language, tmp_path: Path):
    for title, note in (("Каталог", NOTE[language]), (NOTE[language], ""), (LONG[language], "№ 901 мекеме")):
        card = CardWords("Пресс-релиз", title, note, SITE[language])
        text = read_from(card, language, tmp_path)
        assert text == "".join(f"{card.label}{title}{note}{card.site}".split())


@both
def test_words_for_which_there_is_no_room_are_left_out_with_a_sign(language: Language, tmp_path: Path):
    long, endless = f"{NOTE[language]} {LONG[language]} " * 5, WORD[language] * 20
    for card in (CardWords(long, long, long, long), CardWords("", endless, endless, SITE[language])):
        (drawn,) = press(language, tmp_path).draw([card])
        assert faults(drawn) == []
        assert read_from(card, language, tmp_path).count("…") == (4 if card.label else 2)


def test_what_is_typed_is_printed_and_not_run(tmp_path: Path):
    markup = '#panic("x") *bold* $x^2$ <label> @ref `raw` \\u{41} // no comment = no heading {{ [1](2) ~'
    text = read_from(CardWords("", markup, markup, "Сайт"), "ru", tmp_path)
    assert text == "".join(markup.split()) * 2 + "Сайт"


def test_a_card_drawn_once_is_kept_until_its_words_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    cards = cases("ru")[:3]
    first = list(press("ru", tmp_path).draw(cards))
    assert list(press("ru", tmp_path / "other").draw(cards)) == first
    again = press("ru", tmp_path)
    monkeypatch.setattr(again, "_drawn", lambda cards: pytest.fail("drawn again") if cards else [])
    assert list(again.draw(cards)) == first
    with pytest.raises(pytest.fail.Exception):
        list(again.draw([CardWords("", "Другое", "", SITE["ru"])]))


def test_a_card_has_its_colours_in_a_palette(tmp_path: Path):
    assert {opened(card).mode for card in press("kk", tmp_path).draw(cases("kk"))} == {"P"}


def test_a_logo_that_is_no_picture_is_told(tmp_path: Path):
    (tmp_path / "logo.svg").write_text("no picture", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        list(press("ru", tmp_path / "cache", tmp_path, "logo.svg").draw(cases("ru")[:1]))
    assert "logo.svg: found a mark that does not fit the card of a link" in str(refused.value)
