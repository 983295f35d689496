"""The built site behind nginx and Caddy: headers, errors, hostile requests, publishing."""

import http.client
import shutil
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from scripts.publish.policy import TYPES
from scripts.publish.releases import publish, take_back
from tests.examples import examples
from tests.site.answers import Answer
from tests.site.servers import SERVERS, nginx_server, promised_headers


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of each server in turn."""
    with SERVERS[request.param](site, tmp_path_factory.mktemp(request.param)) as address:
        yield address


def test_every_kind_of_file_has_the_headers_that_are_promised(server, site):
    style = next(path.name for path in site.glob("assets/stylesheets/*.css"))
    paths = ["/", "/ru/partnership/terms/", "/data/", f"/assets/stylesheets/{style}", "/data/figures/minimum-pay.yml"]
    paths += [f"{root}catalogue/sites/joinery-hall.pdf" for root in ("/", "/ru/")]
    for path in paths:
        answer = Answer(server, path)
        assert answer.status == 200, path
        sent = {name.lower(): value for name, value in answer.headers.items()}
        promised = promised_headers(site, path)
        assert {name: sent.get(name) for name in promised} == promised, path
        assert {"content-security-policy", "x-frame-options", "cache-control"} <= promised.keys()


def test_every_kind_of_file_that_is_published_has_a_type(site):
    files = [path for path in site.rglob("*") if path.is_file() and not path.name.startswith("_")]
    assert {path.suffix.removeprefix(".") for path in files} - {"br", "gz"} <= TYPES.keys()


@examples
def test_a_file_says_what_it_is_and_is_utf_8(server, path, kind):
    found = Answer(server, path).headers["Content-Type"].lower().replace(" ", "")
    if "yaml" in kind:
        assert "yaml" in found
    else:
        assert found.startswith(kind)


@pytest.mark.parametrize(("accepted", "sent"), [("br, gzip", "br"), ("gzip", "gzip"), ("identity", None)])
def test_what_is_compressed_is_sent_as_the_browser_takes_it(server, site, accepted, sent):
    answer = Answer(server, "/ru/", Accept_Encoding=accepted)
    assert answer.headers.get("Content-Encoding") == sent
    if sent is None:
        assert answer.body == (site / "ru" / "index.html").read_bytes()
    assert "accept-encoding" in answer.headers.get("Vary", "").lower()


@examples
def test_what_is_not_there_is_said_in_the_language_of_the_address(server, path, language):
    answer = Answer(server, path)
    assert answer.status == 404
    assert f'<html lang="{language}"' in answer.body.decode()
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/_headers", "/_redirects", "/.git/config", "/.env", "/ru/.htaccess"])
def test_what_is_not_for_readers_is_not_there(server, path):
    assert Answer(server, path).status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/assets/..%2f..%2f..%2fetc%2fpasswd",
        "/assets/%252e%252e/%252e%252e/etc/passwd",
        "/%00",
        "/%c0%ae%c0%ae/etc/passwd",
        "/ru/%ff%fe",
        "/" + "a" * 4000,
        "/?" + "q=%3Cscript%3E" * 100,
    ],
)
def test_a_hostile_address_gets_a_page_or_a_refusal_and_nothing_else(server, path):
    answer = Answer(server, path)
    assert answer.status in (200, 301, 308, 400, 404, 414)
    assert b"root:" not in answer.body


def test_huge_headers_are_refused_and_the_server_lives(server):
    with suppress(ConnectionError, http.client.HTTPException):  # it may be refused before it is read
        assert Answer(server, "/", Cookie="x" * 2_000_000).status in (400, 413, 414, 431, 494)
    assert Answer(server, "/").status == 200


def test_a_part_of_a_file_is_sent_and_a_part_that_is_not_there_is_refused(server, site):
    whole = (site / "data" / "schema" / "term.json").read_bytes()
    part = Answer(server, "/data/schema/term.json", Range="bytes=10-19")
    assert (part.status, part.body) == (206, whole[10:20])
    assert Answer(server, "/data/schema/term.json", Range=f"bytes={len(whole)}-").status == 416


def test_what_has_not_changed_is_not_sent_again(server):
    first = Answer(server, "/")
    assert Answer(server, "/", If_None_Match=first.headers["ETag"]).status == 304


def test_an_address_without_its_slash_leads_to_the_page(server):
    answer = Answer(server, "/ru/partnership")
    assert answer.status in (301, 308)
    assert answer.headers["Location"].endswith("/ru/partnership/")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE"])
def test_nothing_can_be_sent_to_the_site(server, method):
    assert Answer(server, "/", method).status in (403, 404, 405, 501)


def test_publishing_and_taking_back_lose_no_request(site, tmp_path):
    place = tmp_path / "server"
    publish(site, place)
    other = tmp_path / "other"
    shutil.copytree(site, other)
    (other / "robots.txt").write_text("User-agent: *\nDisallow:\n")
    failed: list[str] = []
    answered = 0
    done = threading.Event()
    (tmp_path / "nginx").mkdir()
    with nginx_server(place / "current", tmp_path / "nginx") as address:

        def read() -> None:
            nonlocal answered
            while not done.is_set():
                answer = Answer(address, "/ru/partnership/terms/")
                answered += 1
                if answer.status != 200 or b"</html>" not in answer.body[-20:]:
                    failed.append(f"{answer.status}, {len(answer.body)} bytes")

        readers = [threading.Thread(target=read) for _ in range(4)]
        for reader in readers:
            reader.start()
        for _ in range(5):
            publish(other, place)
            take_back(place)
        done.set()
        for reader in readers:
            reader.join()
    assert failed == []
    assert answered > 20
