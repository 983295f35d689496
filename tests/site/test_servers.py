"""The built site behind nginx and Caddy: headers, hostile requests, publishing; what each address answers is in test_addresses.py."""

import http.client
import shutil
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from scripts.publish.policy import TYPES
from scripts.publish.releases import publish, take_back
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


@pytest.mark.exhaustive
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
