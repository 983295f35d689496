"""Uploads that are cut at any instant, with a reader who asks all the time; and two at once."""

import os
import random
import re
import signal
import threading
import time
from contextlib import suppress
from dataclasses import replace

import pytest

from scripts.publish.storage.bucket import Bucket
from scripts.publish.storage.lock import LOCK
from scripts.publish.storage.options import Limits
from scripts.publish.storage.upload import take_back, upload
from tests.publish.stores import small_site
from tests.publish.upload_once import start_upload

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
PAGES = ("index.html", "page-1/index.html", "ru/404.html", "page-5/index.html")
#: What the dead have sent may still be under way in the store: in an hour it has arrived, here it takes so many seconds.
UNDER_WAY = 0.3
WHOLE = re.compile(r"<html><title>(?P<version>\w+) (?P<name>\S+)</title>(?P<assets>.*)</html>\n")


class Reader:
    """Asks for pages, and for what they ask for, until it is told to stop; `broken` has every answer that was not whole."""

    def __init__(self, store):
        self._store, self.broken, self.answers = store, [], 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._read)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stopped.set()
        self._thread.join()

    def _read(self):
        while not self._stopped.is_set():
            for key in PAGES:
                try:
                    self._look(key)
                except Exception as error:  # whatever a reader would get instead of a page
                    self.broken.append(f"{key}: {error!r}")
                time.sleep(0.1)

    def _look(self, key):
        found = WHOLE.fullmatch(self._store.text(key))
        assert found and found["name"] == key
        assets = re.findall(r"\[(.+?)\]", found["assets"])
        assert len(assets) == 3
        for asset in assets:
            assert self._store.text(asset) == f"{found['version']} {asset}\n"
        self.answers += 1


class AnHourLater(Bucket):
    """A bucket as a run finds it that comes later: the lock of whoever has died is dead."""

    def read(self, key):
        found = super().read(key)
        return replace(found, age=found.age + 3600) if found and key == LOCK else found


def upload_later(store, site, **limits):
    """Upload as a run that comes later."""
    return upload(AnHourLater(store.client, store.bucket, "", store.address), site, "none", Limits(**limits))


@pytest.mark.parametrize("kills", [10, pytest.param(200, marks=pytest.mark.exhaustive)])
def test_a_reader_gets_whole_pages_whenever_an_upload_is_killed(kills, any_store, tmp_path):
    chance = random.Random(kills)
    sites = [small_site(tmp_path / version, version, pages=8) for version in ("red", "blue")]
    begin = time.monotonic()
    for site in sites:
        upload(any_store.open(), site, "none", Limits())
    longest = (time.monotonic() - begin) / 2
    cut = 0
    with Reader(any_store) as reader:
        for number in range(kills):
            site = sites[number % 2]
            process, _ = start_upload(any_store, site)
            time.sleep(chance.random() * longest)
            with suppress(ProcessLookupError):  # it has ended already
                os.kill(process.pid, SIGNALS[number % 3])
            process.join()
            if process.exitcode != 0:
                cut += 1
                time.sleep(UNDER_WAY)
            done = upload_later(any_store, site)
            versions = {WHOLE.fullmatch(any_store.text(key))["version"] for key in PAGES}
            assert versions == {site.name}, f"{number}: {done}"
    assert reader.broken == []
    assert reader.answers > kills
    assert cut > kills // 3
    assert left_over(any_store, sites) == set()


def left_over(store, sites):
    """Return the keys that nothing needs when all is done: no lock, no copy and no manifest of an upload that was cut."""
    upload_later(store, sites[0], grace=0)
    expected = {path.relative_to(sites[0]).as_posix() for path in sites[0].rglob("*") if path.is_file()}
    expected |= {"old/index.html"}
    of_project = {key for key in store.listed() if key.startswith(".publish/")}
    assert len({key for key in of_project if "/releases/" in key}) == 2
    assert len({key for key in of_project if "/kept/" in key}) <= 2 * len(expected)
    own = {key for key in of_project if re.match(r"\.publish/(?:releases|kept)/", key)} | {".publish/state.json"}
    return {*store.listed()} - expected - own


def test_of_two_uploads_at_once_one_is_refused_and_the_site_is_one_of_both(any_store, tmp_path):
    sites = [small_site(tmp_path / version, version, pages=8) for version in ("red", "blue")]
    uploads = [start_upload(any_store, site) for site in sites]
    refused = [error for error in (said.recv() for _, said in uploads) if error]
    for process, _ in uploads:
        process.join()
    assert len({WHOLE.fullmatch(any_store.text(key))["version"] for key in PAGES}) == 1
    assert len(refused) <= 1  # one may have ended before the other began
    assert all("another upload under way; expected one at a time" in error for error in refused)


def test_a_cut_upload_is_finished_by_one_of_another_site(store, tmp_path, monkeypatch):
    one, two, three = (small_site(tmp_path / name, name, pages=8) for name in ("red", "green", "blue"))
    upload(store.open(), one, "none", Limits())
    stop_after(monkeypatch, store, writes=9)
    with pytest.raises(Stopped):
        upload(store.open(), two, "none", Limits())
    monkeypatch.undo()
    upload(store.open(), three, "none", Limits(grace=0))
    assert not [key for key in store.site_keys() if "red" in key or "green" in key]
    assert "<title>blue" in store.text("page-1/index.html")


class Stopped(Exception):
    pass


def stop_after(monkeypatch, store, writes):
    """End an upload as a loss of power would, after so many writes."""
    left = [None] * writes
    for name in ("write", "copy"):
        monkeypatch.setattr(Bucket, name, counted(getattr(Bucket, name), left))


def counted(change, left):
    def changed(*arguments, **more):
        if not left:
            raise Stopped
        left.pop()
        return change(*arguments, **more)

    return changed


@pytest.mark.parametrize("writes", [3, 5, 12, 18, 27, 36])
def test_after_a_cut_upload_the_way_back_leads_to_the_last_whole_release(writes, store, tmp_path, monkeypatch):
    one, two = (small_site(tmp_path / name, name, pages=8) for name in ("one", "two"))
    whole = upload(store.open(), one, "none", Limits()).release
    stop_after(monkeypatch, store, writes)
    with pytest.raises(Stopped):
        upload(store.open(), two, "none", Limits())
    monkeypatch.undo()
    assert take_back(store.open(), Limits()).release == whole
    assert {WHOLE.fullmatch(store.text(key))["version"] for key in PAGES} == {"one"}


@pytest.mark.parametrize("goes_on", [take_back, upload])
def test_a_way_back_that_was_cut_is_finished_by_the_next_run(goes_on, store, tmp_path, monkeypatch):
    sites = [small_site(tmp_path / name, name, pages=8) for name in ("red", "green", "blue")]
    for site in sites:
        upload(store.open(), site, "none", Limits())
    stop_after(monkeypatch, store, writes=9)
    with pytest.raises(Stopped):
        take_back(store.open(), Limits())
    monkeypatch.undo()
    if goes_on is upload:
        upload(store.open(), sites[2], "none", Limits())
    for version in ("green", "red"):
        take_back(store.open(), Limits())
        assert {WHOLE.fullmatch(store.text(key))["version"] for key in PAGES} == {version}
    upload(store.open(), sites[0], "none", Limits(grace=0))
    assert not [key for key in store.site_keys() if "green" in key or "blue" in key]
