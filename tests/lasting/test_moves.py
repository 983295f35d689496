"""Where an address leads that a page or a record had before, in both languages, with all that went with it."""

import json
from pathlib import Path

import pytest

from scripts.lasting.moves import MOVED, Moves, completed, moves_of_site, write_moves
from scripts.records.problems import InputError
from scripts.records.values import Words


def test_a_renamed_site_leads_on_with_its_passport_and_its_data(pages):
    pages.tree.replace("production-sites/hall.yml", "id: hall\n", "id: hall\nformer_ids: [shed]\n")
    assert pages.moves.addresses == {
        "catalogue/sites/shed/": "catalogue/sites/hall/",
        "ru/catalogue/sites/shed/": "ru/catalogue/sites/hall/",
        "catalogue/sites/shed.pdf": "catalogue/sites/hall.pdf",
        "ru/catalogue/sites/shed.pdf": "ru/catalogue/sites/hall.pdf",
        "api/v1/production-site/shed.json": "api/v1/production-site/hall.json",
        "data/production-sites/shed.yml": "data/production-sites/hall.yml",
    }


def test_of_a_record_that_a_page_lists_the_place_is_another(pages):
    pages.tree.replace("figures/wage.yml", "id: wage\n", "id: wage\nformer_ids: [pay, money]\n")
    places = [("figure-pay", "figure-wage"), ("figure-money", "figure-wage")]
    assert pages.moves.renamed == {"press/": places, "ru/press/": places}
    assert pages.moves.pages == {}


def test_a_page_that_moved_says_where_it_was(pages):
    pages.write("about/programme.md", "former: [about/plans.md, plans/index.md]\n")
    assert pages.moves.addresses == {
        "about/plans/": "about/programme/",
        "ru/about/plans/": "ru/about/programme/",
        "plans/": "about/programme/",
        "ru/plans/": "ru/about/programme/",
    }


def test_the_table_leads_to_places_files_and_nothing(pages):
    pages.table(
        "old/: about/programme/#part\nold/#a: about/programme/\npress/#x: ./\ndata/a.csv: data/b.csv\n"
        "gone/: {kk: Себебі., ru: Причина.}\npress/#y: {kk: Себебі., ru: Причина.}\n"
    )
    moves = pages.moves
    assert moves.addresses["ru/old/"] == "ru/about/programme/#part"
    assert moves.places == {
        "old/#a": "about/programme/",
        "ru/old/#a": "ru/about/programme/",
        "press/#x": "",
        "ru/press/#x": "ru/",
    }
    assert moves.withdrawn["ru/gone/"].ru == "Причина."
    assert set(moves.pages) == {"old/", "ru/old/", "gone/", "ru/gone/"}
    assert moves.places_on("press/") == {"x": "", "y": Words(kk="Себебі.", ru="Причина.")}


def test_an_address_leads_to_the_end_in_one_step(pages):
    pages.write("about/programme.md", "former: [about/plans.md]\n")
    pages.table("first/: second/\nsecond/: about/plans/\nfirst/#a: second/#b\n")
    assert pages.moves.addresses["first/"] == "about/programme/"
    assert pages.moves.places["first/#a"] == "about/programme/#b"


def test_files_beside_a_page_go_with_it_and_what_has_no_language_has_one_address(tmp_path: Path):
    for name in ("new/index.html", "new/list.pdf", "new/index.html.br", "new/deep/other.pdf", "new.txt", "data/b.csv"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    moves = Moves({"old/": "new/", "data/a.csv": "data/b.csv", "ru/data/a.csv": "ru/data/b.csv"})
    assert completed(moves, tmp_path).addresses == {
        "old/": "new/",
        "data/a.csv": "data/b.csv",
        "old/list.pdf": "new/list.pdf",
        "old.txt": "new.txt",
    }


def test_a_built_site_says_where_its_addresses_lie(tmp_path: Path):
    moves = Moves({"old/": "new/"}, {"a/#b": "c/#d"}, {"gone/": Words(kk="Себебі.", ru="Причина.")})
    write_moves(moves, tmp_path)
    assert moves_of_site(tmp_path) == moves
    assert moves_of_site(tmp_path / "other") == Moves()


@pytest.mark.parametrize("text", ["{", "[]", '{"moved": {}}', '{"moved": {}, "withdrawn": {"a/": "why"}}'])
def test_a_site_that_says_it_wrongly_is_told(tmp_path: Path, text: str):
    (tmp_path / "data").mkdir()
    (tmp_path / MOVED).write_text(text)
    with pytest.raises(InputError, match=r"expected the file as .*scripts build writes it"):
        moves_of_site(tmp_path)


def test_the_file_is_read_by_programs(tmp_path: Path):
    write_moves(Moves({"b/": "c/", "a/": "c/"}, {}, {"gone/": Words(kk="Себебі.", ru="Причина.")}), tmp_path)
    told = json.loads((tmp_path / MOVED).read_text(encoding="utf-8"))
    assert told == {"moved": {"a/": "c/", "b/": "c/"}, "withdrawn": {"gone/": {"kk": "Себебі.", "ru": "Причина."}}}
