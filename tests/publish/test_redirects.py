"""The table of redirects, and what the file for static hosts makes of it."""

from scripts.languages import LANGUAGES
from scripts.publish.hosting import Host, server_file
from scripts.publish.redirects import language_redirects


def test_every_way_to_write_a_language_leads_to_its_folder():
    kazakh, russian = language_redirects()
    assert kazakh.to == ""
    assert {"/kk", "/KK", "/Kk", "/kz", "/KZ", "/kZ"} <= set(kazakh.starts)
    assert russian.to == "/ru"
    assert set(russian.starts) == {"/RU", "/Ru", "/rU"}
    folders = {f"/{language}" for language in LANGUAGES[1:]}
    assert not folders & {start for redirect in language_redirects() for start in redirect.starts}


def test_a_static_host_is_told_the_folder_and_what_lies_in_it():
    lines = server_file("_redirects", []).splitlines()
    assert {"/kz / 301", "/kz/* /:splat 301", "/RU /ru/ 301", "/RU/* /ru/:splat 301"} <= set(lines)


def test_a_static_host_below_a_path_is_told_the_path_as_addresses_have_it():
    lines = server_file("_redirects", [], Host(path="/сайт/")).splitlines()
    assert "/%D1%81%D0%B0%D0%B9%D1%82/RU/* /%D1%81%D0%B0%D0%B9%D1%82/ru/:splat 301" in lines
    assert server_file("_headers", [], Host(path="/сайт/")).startswith("/%D1%81%D0%B0%D0%B9%D1%82/*\n")
