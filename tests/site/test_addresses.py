"""One table of addresses and headers, asked of nginx and of Caddy, at the root of a host and below a path of one: both answer the same."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from scripts.publish.site_address import built_path
from tests.examples import beside
from tests.site.answers import Answer
from tests.site.servers import SERVERS, promised_headers

#: Asked with http:// and the host before it, as of a proxy: what is answered.
WHOLE = [("/", 200, None), ("/ru/?q=//", 200, None), ("/ru", 301, "/ru/"), ("//ru//", 301, "/ru/"), ("/no", 404, None)]
TABLE = beside(__file__, "test_addresses.yml")
Row = dict[str, Any]
#: What both servers must say alike, besides what every file has been promised.
ALIKE = ("Location", "Allow", "Content-Encoding", "Strict-Transport-Security", "Access-Control-Allow-Origin")


def every_server(site: Path, folder: Path) -> Iterator[list[str]]:
    """Run every server over a site; give their addresses."""
    with ExitStack() as stack:
        yield [stack.enter_context(serve(site, folder / name)) for name, serve in SERVERS.items()]


@pytest.fixture(scope="module")
def at_root(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    yield from every_server(site, tmp_path_factory.mktemp("at-root"))


@pytest.fixture(scope="module")
def below_a_path(site_below_a_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    yield from every_server(site_below_a_path, tmp_path_factory.mktemp("below"))


def name_of(row: Row) -> str:
    return " ".join(
        [row.get("by", "GET"), row["ask"], *(f"{name}: {value}" for name, value in row.get("with", {}).items())]
    )


def asked(server: str, row: Row) -> Answer:
    """Ask a server what the row asks."""
    own = {"Accept-Encoding": "identity"} | row.get("with", {})
    before = Answer(server, row["ask"], Accept_Encoding=own["Accept-Encoding"]).headers
    said = {"ETAG": before["ETag"] or "", "DATE": before["Last-Modified"] or "", "DIGITS": "9" * 5000}
    for sign, value in said.items():
        own = {name: words.replace(sign, value) for name, words in own.items()}
    return Answer(server, row["ask"], row.get("by", "GET"), **own)


def check(servers: list[str], site: Path, row: Row) -> None:
    """Ask every server; each says what the row says, and all of them the same."""
    answers = [asked(server, row) for server in servers]
    for answer in answers:
        assert answer.status == row["status"]
        for name, value in row.get("headers", {}).items():
            assert answer.headers.get(name) == value, name
        if "page" in row:
            whole = (site / row["page"]).read_bytes()
            first, last = row.get("part", (0, len(whole) - 1))
            assert answer.body == whole[first : last + 1]
            if "part" in row:
                assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{len(whole)}"
        if row.get("by") == "HEAD":
            assert answer.body == b""
        promised = promised_headers(site, row["ask"] if answer.status != 404 else "/404.html")
        if answer.status == 416:  # newer Caddys say nothing of keeping a refusal
            del promised["cache-control"]
        assert {name: answer.headers.get(name) for name in promised} == promised
    first, second = ([answer.headers.get(name) for name in ALIKE] for answer in answers)
    assert first == second


@pytest.mark.parametrize("row", TABLE["answers"], ids=name_of)
def test_both_servers_answer_the_same(at_root, site, row):
    check(at_root, site, row)


@pytest.mark.parametrize("row", TABLE["answers"], ids=name_of)
def test_both_servers_answer_the_same_below_a_path(below_a_path, site_below_a_path, row):
    base = quote(built_path(site_below_a_path).rstrip("/"))
    headers = dict(row.get("headers", {}))
    if headers.get("Location"):
        headers["Location"] = base + headers["Location"]
    check(below_a_path, site_below_a_path, row | {"ask": base + row["ask"], "headers": headers})


@pytest.mark.parametrize("row", TABLE["beside"], ids=name_of)
def test_beside_a_site_below_a_path_nothing_but_what_programs_look_for_at_the_root(
    below_a_path, site_below_a_path, row
):
    base = quote(built_path(site_below_a_path).strip("/"))
    headers = {name: value and value.replace("BASE", base) for name, value in row.get("headers", {}).items()}
    check(below_a_path, site_below_a_path, row | {"ask": row["ask"].replace("BASE", base), "headers": headers})


@pytest.mark.parametrize(("ask", "status", "location"), WHOLE)
def test_a_program_may_ask_for_the_whole_address(at_root, ask, status, location):
    for server in at_root:
        answer = Answer(server, f"http://example.kz{ask}")
        assert (answer.status, answer.headers.get("Location")) == (status, location), server


def test_each_way_to_pack_a_page_has_an_etag_of_its_own(at_root):
    for server in at_root:
        etags = [Answer(server, "/", Accept_Encoding=way).headers["ETag"] for way in ("identity", "gzip", "br")]
        assert len({re.sub("^W/", "", etag) for etag in etags}) == 3
