"""The passport of a production site: it says what the page says, in both languages, to every reader, in the same bytes."""

import re
import subprocess
from pathlib import Path

import markdown
import pytest
import typst
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from scripts.demo.write import write_demonstration
from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import passport_path
from scripts.pages.facts import FactLine, count_known, fact_groups, fact_lines, lines_of_institution
from scripts.pages.generate import page_of
from scripts.pages.phrases import phrase
from scripts.records.kinds.catalogue import Institution, ProductionSite
from scripts.records.kinds.pictures import Image
from scripts.records.loader import Records, load_records
from scripts.records.problems import InputError
from tests.conftest import REGION, run_command, sampled
from tests.exports.conftest import FULL, SITE_URL, fonts, passport, squeezed, tags, text_of, write_all, written
from tests.pictures import images
from tests.records.small_tree import Tree

UNKNOWN = {"kk": "нақтылануда", "ru": "уточняется"}
KAZAKH_LETTERS = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"
SIGNS = "₸ № « » “ ” „ — 5–9 ² ³ ½ %"
MARKUP = (
    '#panic("x") *bold* $x^2$ <label> @ref `raw` \\u{41} // no comment /* none */ = no heading "quoted" {{ [1](2) ~'
)
#: The same with the quotes of a text.
SHOWN = MARKUP.replace('"x"', "«x»").replace('"quoted"', "«quoted»")


both = pytest.mark.parametrize("language", LANGUAGES)


def printed(record: ProductionSite, records: Records) -> list[FactLine]:
    """The facts of a site, and those of its institution that its page and its passport have."""
    return [*fact_lines(record), *lines_of_institution(records.get(Institution, record.institution), record)]


def with_summary(tree: Tree, text: str) -> None:
    quoted = text.replace("'", "''")
    tree.replace("production-sites/hall.yml", "  kk: Бос тұрған цех.", f"  kk: '{quoted}'")
    tree.replace("production-sites/hall.yml", "  kk: Тігін цехының орны", f"  kk: '{quoted}'")


# What it says


@both
def test_it_says_what_the_page_of_the_site_says(region: Records, passports: Path, language: Language):
    record = region.get(ProductionSite, FULL)
    body = page_of(record, region, language).split("---\n", 2)[2]
    page = LexborHTMLParser(markdown.markdown(body, extensions=["def_list", "attr_list", "md_in_html", "admonition"]))
    said = text_of(passport(passports, language))
    # What helps to look through a page, to ask and to go on has no place on paper; of a picture it tells in its own words.
    for part in page.css(".actions, .glance, #glance, .to-ask, #next, p.ground"):
        part.decompose()
    assert len(page.css("dd")) == len(printed(record, region)) + 5
    for part in page.css("p, dt, h2, .ground, .note, .status, li, dd"):
        if part.css("a[href*=contacts], a[href*=partnership], a[href*=compare], a[type]"):
            continue  # the site leads on from here, paper gives the address
        for apart in part.css(".ground, .note") if part.tag == "dd" else []:
            apart.decompose()
        assert squeezed(part.text()) in said, part.html


@both
def test_it_names_the_record_its_date_and_the_address_of_its_page(passports: Path, language: Language):
    said = text_of(passport(passports, language))
    prefix = "" if language == "kk" else "ru/"
    assert f"{SITE_URL}{prefix}catalogue/sites/{FULL}/" in said
    assert f"{SITE_URL}{prefix}about/contacts/" in said
    assert FULL in said
    assert {"kk": "2026ж.14қыркүйек", "ru": "14сентября2026г."}[language] in said


@both
def test_what_is_not_known_is_printed_as_the_word(region: Records, passports: Path, language: Language):
    site = region.get(ProductionSite, FULL)
    unknown = [line for line in printed(site, region) if not line.is_known]
    undated = [name for name in site.images if region.get(Image, name).taken == "unknown"]
    said = text_of(passport(passports, language))
    assert said.count(UNKNOWN[language]) == len(unknown) + len(undated) > 0
    for line in unknown:
        assert squeezed(line.label(language)) + UNKNOWN[language] in said


@both
def test_a_group_of_which_nothing_is_known_is_one_line_with_every_name(
    region: Records, passports: Path, language: Language
):
    record = region.get(ProductionSite, "brick-workshop")
    said = text_of(passport(passports, language, record.id))
    groups = [group for group in fact_groups(record) if group.is_unknown]
    assert len(groups) > 5
    for group in groups:
        names = ", ".join(line.in_sentence(language) for line in group.lines)
        assert squeezed(phrase("unknown_facts", language, facts=names)) in said


def test_values_have_their_units_and_every_change_of_status_stands(tree: Tree):
    site = written(tree)
    said = text_of(passport(site, "ru", "hall"))
    assert "1200,5м²" in said
    assert "март2031г." in said
    assert "простаивает—скакоговремени:2024г.Статья" in said
    assert "предлагается—скакоговремени:ноябрь2025г.Статья" in said
    assert "Швейныйцех" in said
    assert "2031ж.наурыз" in text_of(passport(site, "kk", "hall"))


def test_a_citation_in_words_is_printed_as_what_it_cites(tree: Tree):
    with_summary(
        tree,
        "Жалақы {{ figure.wage }}, [палатадан](party:chamber), {{ source.code/7-2 }}, {{ site.hall.space.area_m2 }}.",
    )
    said = text_of(passport(written(tree), "kk", "hall"))
    assert "Жалақыайына85000₸,палатадан,ЕК,7-бап,2-бөлік,1200,5м²." in said


def test_a_record_that_has_ended_says_so(tree: Tree):
    reason = "reason:\n  kk: Цех бұзылды.\n  ru: Цех снесён.\nended: 2026-01-06\ninstitution: no-1"
    tree.replace("production-sites/hall.yml", "institution: no-1", reason)
    said = text_of(passport(written(tree), "ru", "hall"))
    assert "Этазаписьбольшенедействует" in said
    assert "Цехснесён." in said


@both
def test_its_code_opens_its_page(passports: Path, tmp_path: Path, language: Language):
    picture = tmp_path / "page"
    subprocess.run(["pdftoppm", "-png", "-singlefile", passport(passports, language), picture], check=True)
    found = subprocess.run(
        ["zbarimg", "--quiet", "--raw", f"{picture}.png"], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == f"{SITE_URL}{'' if language == 'kk' else 'ru/'}catalogue/sites/{FULL}/"


def test_an_image_is_told_with_its_author_and_licence(tree: Tree):
    tree.append("production-sites/hall.yml", images(tree.data, ("hall.jpg", "photograph")))
    said = text_of(passport(written(tree), "ru", "hall"))
    assert "Цехизнутри.Фотография.Автор:Администрацияучреждения.Дата:ноябрь2025г.Лицензия:CCBY4.0." in said


def test_without_the_address_of_the_site_there_is_a_path_and_no_code(tree: Tree):
    site = written(tree, None)
    path = passport(site, "ru", "hall")
    assert "/ru/catalogue/sites/hall/" in text_of(path)
    assert "https://" not in text_of(path)
    assert [tag for tag in tags(PdfReader(path)) if tag["/S"] == "/Figure"] == []


# Letters and hostile text


def test_every_kazakh_letter_comes_back_in_both_weights(tree: Tree):
    with_summary(tree, f"{KAZAKH_LETTERS} {SIGNS}")
    path = passport(written(tree), "kk", "hall")
    assert text_of(path).count(squeezed(f"{KAZAKH_LETTERS} {SIGNS}")) == 2
    assert {name.split("+")[1] for name in fonts(PdfReader(path))} == {"NotoSans-Regular", "NotoSans-SemiBold"}


def test_a_word_longer_than_a_line_is_broken_and_whole(tree: Tree):
    word = "ұзынсөз" * 60
    with_summary(tree, word)
    assert text_of(passport(written(tree), "kk", "hall")).count(word) == 2


def test_text_that_would_be_markup_is_printed_as_it_is(tree: Tree):
    with_summary(tree, MARKUP)
    assert text_of(passport(written(tree), "kk", "hall")).count(squeezed(SHOWN)) == 2


def test_a_letter_that_no_font_has_is_replaced_and_the_rest_stands(tree: Tree):
    with_summary(tree, "Цех 车间, 😀 және é")
    assert "Цех��,�жәнеé" in text_of(passport(written(tree), "kk", "hall"))


def test_a_text_as_long_as_a_record_may_hold_is_printed_to_its_end(tree: Tree):
    words = " ".join(f"сөз{number}" for number in range(450))
    former = f"space:\n  former_use:\n    value:\n      kk: {words}\n      ru: цех\n    source: article\n    as_of: unknown\n    note:\n      kk: {words}\n      ru: цех"
    tree.replace("production-sites/hall.yml", "space:", former)
    path = passport(written(tree), "kk", "hall")
    # The head of a table is repeated on every page, in the middle of a cell that goes on.
    assert len(re.findall(r"сөз\d+", text_of(path))) == 900
    assert len(PdfReader(path).pages) > 2


def test_a_group_with_long_names_of_sources_goes_on_to_the_next_page(tree: Tree):
    name = "Дереккөздің өте ұзақ атауы " * 20
    tree.replace("sources/article.yml", "  kk: Мақала\n", f"  kk: {name}\n")
    facts = "\n".join(
        f"  {field}: {{value: 3, source: article, as_of: unknown}}"
        for field in ("units", "yard_area_m2", "crane_count", "gate_width_m", "gate_height_m", "crane_capacity_t")
    )
    tree.replace("production-sites/hall.yml", "space:", f"space:\n{facts}")
    records = load_records(tree.data)
    record = records.get(ProductionSite, "hall")
    cited = sum(line.is_known for line in printed(record, records)) + len(record.history) + 1
    # By words, since a name may go on behind the foot of a page.
    assert text_of(passport(written(tree), "kk", "hall")).count("Дереккөздің") == 20 * cited


def test_what_cannot_be_made_is_told_with_the_file_of_the_record(tree: Tree, monkeypatch: pytest.MonkeyPatch):
    class Broken:
        def compile(self, *_: object, **__: object) -> bytes:
            error = typst.TypstError()
            error.message = "out of paper"
            raise error

    monkeypatch.setattr("scripts.exports.pdf.PdfMaker._compiler", Broken())
    with pytest.raises(InputError, match=r"hall\.yml: found a record of which no PDF can be made \(out of paper\)"):
        written(tree)


@pytest.mark.parametrize("count", sampled([6, 40], 2))
def test_the_fullest_records_of_a_demonstration_take_two_pages_at_most(tmp_path: Path, count: int):
    write_demonstration(tmp_path / "data", count, 1, REGION / "data")
    records = load_records(tmp_path / "data")
    write_all(records, tmp_path / "site", SITE_URL)
    sites = sorted(records.all(ProductionSite), key=lambda site: count_known([site])[0])
    known, total = count_known(sites[-1:])
    assert known >= total - 2
    for site in sites:
        for language in LANGUAGES:
            assert len(PdfReader(passport(tmp_path / "site", language, site.id)).pages) <= 2, site.id


# Bytes and cache


def test_the_same_records_give_the_same_bytes_in_another_process(passports: Path, tmp_path: Path):
    program = (
        "import sys; from pathlib import Path; from scripts.exports.passport import write_passports; "
        "from scripts.languages import LANGUAGES; from scripts.records.loader import load_records; "
        "records = load_records(Path(sys.argv[3])); "
        "[write_passports(records, Path(sys.argv[1]), sys.argv[2], language) for language in LANGUAGES]"
    )
    result = run_command("-c", program, tmp_path, SITE_URL, REGION / "data")
    assert result.returncode == 0, result.stderr
    for language in LANGUAGES:
        assert passport(tmp_path, language).read_bytes() == passport(passports, language).read_bytes()


def test_what_lies_in_the_cache_is_not_made_again(tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    cache, records = tmp_path / "cache", load_records(tree.data)
    write_all(records, tmp_path / "first", SITE_URL, cache)
    assert len(list(cache.iterdir())) == 2
    monkeypatch.delattr("scripts.exports.pdf.PdfMaker._compiler")
    write_all(records, tmp_path / "second", SITE_URL, cache)
    for language in LANGUAGES:
        first, second = (passport(tmp_path / folder, language, "hall").read_bytes() for folder in ("first", "second"))
        assert first == second


def test_a_change_of_the_record_or_of_the_address_is_made_anew(tree: Tree, tmp_path: Path):
    cache, out = tmp_path / "cache", tmp_path / "site"
    write_all(load_records(tree.data), out, SITE_URL, cache)
    write_all(load_records(tree.data), out, "https://another.kz", cache)
    assert "https://another.kz/ru/catalogue/sites/hall/" in text_of(passport(out, "ru", "hall"))
    tree.replace("production-sites/hall.yml", "1200.5", "1300.5")
    write_all(load_records(tree.data), out, SITE_URL, cache)
    assert "1300,5м²" in text_of(passport(out, "ru", "hall"))
    assert len(list(cache.iterdir())) == 6


def test_it_lies_beside_the_folder_of_its_page(region: Records):
    record = region.get(ProductionSite, FULL)
    assert passport_path(record.id, "kk") == f"catalogue/sites/{FULL}.pdf"
    assert passport_path(record.id, "ru") == f"ru/catalogue/sites/{FULL}.pdf"
