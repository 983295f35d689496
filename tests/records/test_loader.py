"""A folder of records as a whole: ids, references, dates, what does not belong there, and every mistake at once."""

import os
from datetime import date
from pathlib import Path

import pytest

from scripts.records.kinds.reference import Figure, Source
from scripts.records.loader import load_records, today
from scripts.records.problems import InputError, nearest, with_article
from tests.records.conftest import TODAY
from tests.records.small_tree import ENDED, FILES


def test_records_come_in_the_order_of_kinds_and_ids(tree):
    records = load_records(tree.data, TODAY)
    assert [record.id for record in records.all(Source)] == ["article", "code"]
    assert [record.kind for record in records][:3] == ["institution", "production-site", "opportunity"]
    assert records.get(Figure, "wage").value == 85000
    with pytest.raises(KeyError):
        records.get(Figure, "wages")


def test_each_record_knows_its_file(tree):
    records = load_records(tree.data, TODAY)
    assert records.files["figure", "wage"].name == "data/figures/wage.yml"


def test_a_folder_that_is_not_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as caught:
        load_records(Path("records"))
    assert str(caught.value) == "records: found no such folder; expected a folder of records"


def test_an_id_that_another_file_has(tree, told):
    tree.write("figures/wage-copy.yml", FILES["figures/wage.yml"])
    assert told() == [
        'data/figures/wage-copy.yml:2:1: id: found the id "wage" again;'
        " expected an id that data/figures/wage.yml does not have"
    ]


def test_the_same_id_may_stand_in_two_kinds(tree):
    tree.write("glossary/wage.yml", FILES["glossary/lease.yml"].replace("id: lease", "id: wage"))
    assert load_records(tree.data, TODAY).get(Figure, "wage")


def test_the_id_is_the_name_of_the_file(tree, told):
    tree.replace("figures/wage.yml", "id: wage", "id: pay")
    assert told() == ['data/figures/wage.yml:2:1: id: found "pay"; expected the name of the file, "wage"']


def test_a_record_with_a_mistake_is_not_missed_a_second_time_by_those_that_point_at_it(tree, told):
    tree.replace("sources/article.yml", "reading: full", "reading: half")
    (line,) = told()
    assert line.startswith("data/sources/article.yml:14:1: reading: ")


@pytest.mark.parametrize(
    ("hall", "yard", "message"),
    [
        ("hall", "", "found this record itself; expected a production-site that came in its place"),
        (
            "yrad",
            "",
            'found the unknown production-site "yrad"; expected the id of a production-site (did you mean "yard"?)',
        ),
        (
            "yard",
            "hall",
            'found "yard", in whose place this record is; expected a production-site that came in its place',
        ),
    ],
)
def test_what_is_in_the_place_of_a_record_that_has_ended(tree, told, hall, yard, message):
    tree.append("production-sites/hall.yml", f"{ENDED}replaced_by: [{hall}]\n")
    tree.add_site("yard", more=f"{ENDED}replaced_by: [{yard}]\n")
    assert message in told()[0]
    tree.replace("production-sites/hall.yml", f"replaced_by: [{hall}]", "replaced_by: [yard]")
    tree.replace("production-sites/yard.yml", f"{ENDED}replaced_by: [{yard}]\n", "")
    load_records(tree.data, TODAY)


def test_what_is_in_the_place_of_a_record_is_named_once(tree, told):
    tree.append("production-sites/hall.yml", f"{ENDED}replaced_by: [yard, yard]\n")
    tree.add_site("yard")
    (message,) = told()
    assert message.endswith('replaced_by.1: found "yard" a second time; expected each record once')


def test_only_what_has_ended_has_others_in_its_place(tree, told):
    tree.append("production-sites/hall.yml", "replaced_by: [yard]\n")
    assert told()[0].endswith("expected ended and reason too, or none of the three")


def test_this_month_and_this_year_are_not_the_future(tree):
    tree.replace("figures/wage.yml", "as_of: 2026", "as_of: 2026-02")
    tree.replace("institutions/no-1.yml", "as_of: 2025", "as_of: 2026")
    load_records(tree.data, TODAY)


def test_the_day_from_which_a_site_is_free_may_lie_ahead(tree):
    assert "2031-03" in FILES["production-sites/hall.yml"]
    load_records(tree.data, TODAY)


def test_today_is_the_day_in_kazakhstan(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767207600")  # 31 December 2025, 19:00 UTC
    assert today() == date(2026, 1, 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767207599")
    assert today() == date(2025, 12, 31)


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "99999999999999999999"])
def test_a_wrong_source_date_epoch_is_told_plainly(monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(InputError) as caught:
        today()
    assert str(caught.value) == f'SOURCE_DATE_EPOCH: found "{epoch}"; expected seconds since 1970'


def test_a_date_is_compared_with_source_date_epoch(tree, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1577836800")  # 1 January 2020
    with pytest.raises(InputError, match="found the future date 2026-01-05; expected a date not after 2020-01-01"):
        load_records(tree.data)


def test_what_does_not_belong_there(tree, told):
    tree.write("figures/wage.yaml", "id: wage\n")
    tree.write("figure/wage.yml", "id: wage\n")
    tree.write("notes.txt", "x")
    tree.write("figures/.wage.yml.swp", "an editor's own file is left alone")
    tree.write(".DS_Store", "and so is this")
    tree.write("figures/Thumbs.db", "and this")
    tree.write("figures/wage.yml~", "and this")
    lines = told()
    assert lines[0] == (
        "data/figure: found something that is not a folder of records; expected one of the folders institutions,"
        " production-sites, opportunities, parties, terms, events, pictures, figures, glossary, sources, changes"
        ' (did you mean "figures"?)'
    )
    assert lines[1] == "data/figures/wage.yaml: found a file that is no record; expected a file that ends in .yml"
    assert lines[2].startswith("data/notes.txt: found something that is not a folder of records; ")
    assert len(lines) == 3


def test_a_link_out_of_the_tree_is_not_followed(tree, told, tmp_path):
    secret = tmp_path / "secret.yml"
    secret.write_text("password: x\n", encoding="utf-8")
    tree.path("figures/wage.yml").unlink()
    tree.path("figures/wage.yml").symlink_to(secret)
    os.rename(tree.path("glossary"), tmp_path / "elsewhere")
    tree.path("glossary").symlink_to(tmp_path / "elsewhere")
    assert told() == [
        "data/figures/wage.yml: found a symbolic link; expected a file inside the data folder",
        "data/glossary: found a symbolic link; expected a folder inside the data folder",
    ]


def test_mistakes_of_several_files_come_together_in_order(tree, told):
    tree.write("events/visit.yml", "event: [\n")
    tree.replace("figures/wage.yml", "85000", "-1")
    tree.replace("institutions/no-1.yml", "latitude: 42.3", "latitude: 142.3")
    tree.replace("terms/contract.yml", "code/7-2", "coda/7-2")
    assert [line.partition(" ")[0] for line in told()] == [
        "data/events/visit.yml:2:1:",
        "data/figures/wage.yml:8:1:",
        "data/institutions/no-1.yml:14:3:",
        "data/terms/contract.yml:13:1:",
    ]


def test_the_nearest_word_is_named_only_when_it_is_near():
    assert nearest("sourse", ["source", "value"]) == ' (did you mean "source"?)'
    assert nearest("banana", ["source", "value"]) == ""


def test_a_noun_has_its_article():
    assert (with_article("source"), with_article("institution")) == ("a source", "an institution")
