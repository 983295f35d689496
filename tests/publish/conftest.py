"""Stores for the tests of object storage: a server for all tests of a worker, a new bucket for each test."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.publish.releases import check_site
from tests.publish.stores import CREDENTIALS, Store, client, moto_server, seaweed_server

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def moto() -> Iterator[Store]:
    """A moto server, without a bucket yet."""
    with moto_server() as address:
        yield Store(address, "", client("s3", address))


@pytest.fixture(scope="session")
def seaweed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A SeaweedFS server, without a bucket yet."""
    with seaweed_server(tmp_path_factory.mktemp("seaweed")) as address:
        yield Store(address, "", client("s3", address))


@pytest.fixture
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """The credentials of the stores of the tests in the environment, where the SDK looks for them."""
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def store(moto: Store, credentials: None) -> Store:
    """An empty bucket of moto."""
    return _with_bucket(moto)


@pytest.fixture(params=["moto", pytest.param("seaweed", marks=pytest.mark.exhaustive)])
def any_store(request: pytest.FixtureRequest, credentials: None) -> Store:
    """An empty bucket of each kind of store."""
    return _with_bucket(request.getfixturevalue(request.param))


def _with_bucket(server: Store) -> Store:
    store = replace(server, bucket=f"site-{next(_NUMBERS)}")
    store.client.create_bucket(Bucket=store.bucket)
    return store


@pytest.fixture
def of_any_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands publish sites that a test writes by hand, of which nobody knows what they were made of."""
    for place in ("origin", "storage.command"):
        monkeypatch.setattr(f"scripts.publish.{place}.check_origin", check_site)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a site that a test writes."""
    return tmp_path / "site"
