"""The register of addresses: what is promised, and what is remembered after a publication."""

import pytest

from scripts.__main__ import main
from scripts.lasting.register import ADDRESSES, REGISTER, promised, read_register, remember_addresses, write_addresses
from scripts.records.problems import InputError


def test_pages_places_and_files_are_promised():
    pages = {"": ["top"], "ru/": ["top"], "press/": ["a", "b"], "ru/press/": ["b", "c"], "404.html": []}
    files = ["index.html", "press/index.html.br", "press/kit.pdf", "data/a.csv", "ru/press/kit.pdf"]
    assert promised(pages, files) == {
        "/",
        "/ru/",
        "/#top",
        "/press/",
        "/ru/press/",
        "/press/#b",
        "/press/kit.pdf",
        "/ru/press/kit.pdf",
        "/data/a.csv",
    }


def test_what_has_another_name_each_time_is_no_promise():
    files = ["assets/site.1a.css", "search/kk/index.json", "robots.txt", "_redirects", "api/v1/changes/2026-01-05.json"]
    assert promised({"catalogue/list/2/": ["a"], "ru/catalogue/list/2/": ["a"]}, files) == set()


def test_an_address_that_was_published_stays_in_the_register(tmp_path):
    site, docs = tmp_path / "site", tmp_path / "docs"
    write_addresses({"/b/", "/a/"}, site)
    assert remember_addresses(site, docs) == 2
    write_addresses({"/c/", "/a/"}, site)
    assert remember_addresses(site, docs) == 1
    assert (docs / REGISTER).read_text() == "/a/\n/b/\n/c/\n"
    assert read_register(docs / REGISTER) == ["/a/", "/b/", "/c/"]


def test_a_site_of_other_records_is_not_remembered(tmp_path):
    assert remember_addresses(tmp_path / "site", tmp_path / "docs") is None
    assert read_register(tmp_path / "docs" / REGISTER) == []


@pytest.mark.parametrize("content", [b"/a/\n<<<<<<< HEAD\n/b/\n", b"/a/\n\n", b"/\xff\n"])
def test_a_broken_register_is_told(tmp_path, content):
    path = tmp_path / "addresses.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"expected addresses, one a line, as .*remember writes them"):
        read_register(path)


def test_who_publishes_remembers_the_addresses(tmp_path, monkeypatch, capsys):
    site, docs = tmp_path / "site", tmp_path / "docs"
    monkeypatch.setattr("scripts.__main__.DOCS", docs)
    monkeypatch.setattr("scripts.publish.origin.check_origin", lambda site: None)  # it is written by hand
    write_addresses({"/"}, site)
    assert main(["remember", "--site", str(site)]) == 0
    assert (docs / REGISTER).read_text() == "/\n"
    assert "check/addresses.txt has 1 addresses more" in capsys.readouterr().out
    assert (site / ADDRESSES).is_file()
