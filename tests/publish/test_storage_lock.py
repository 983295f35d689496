"""The lock of a bucket: one upload at a time, and none for ever."""

import json
import time

import pytest

from scripts.publish.storage.bucket import Bucket
from scripts.publish.storage.lock import LOCK, locked
from scripts.publish.storage.options import Limits
from scripts.publish.storage.upload import upload
from scripts.records.problems import InputError
from tests.publish.stores import small_site


def test_the_second_upload_is_refused_and_nothing_is_changed(any_store, folder):
    small_site(folder, "one")
    with locked(any_store.open()):
        with pytest.raises(InputError, match=r"another upload under way.*the next may begin in \d+ s"):
            upload(any_store.open(), folder, "none", Limits())
        assert any_store.site_keys() == []
    upload(any_store.open(), folder, "none", Limits())
    assert LOCK not in any_store.listed()


def test_the_lock_of_the_dead_is_taken_over_after_its_term(any_store, folder):
    any_store.client.put_object(Bucket=any_store.bucket, Key=LOCK, Body=b"of the dead")
    with pytest.raises(InputError, match="if it has died"):
        upload(any_store.open(), small_site(folder, "one"), "none", Limits(term=60))
    time.sleep(2.1)
    assert upload(any_store.open(), folder, "none", Limits(term=1)).sent


def test_an_upload_that_lives_keeps_its_lock_beyond_the_term(any_store):
    with locked(any_store.open(), term=1) as lock:
        time.sleep(2.5)
        lock.check()
        with pytest.raises(InputError, match="another upload under way"), locked(any_store.open(), term=1):
            pass


def test_an_upload_that_lost_its_lock_stops(any_store):
    with locked(any_store.open(), term=2) as lock:
        any_store.client.put_object(Bucket=any_store.bucket, Key=LOCK, Body=b"of another")
        time.sleep(1)
        with pytest.raises(InputError, match="cut off for too long"):
            lock.check()
    assert any_store.text(LOCK) == "of another"


def test_of_two_that_see_a_free_lock_one_gets_it(store, monkeypatch):
    read = Bucket.read
    with locked(store.open()):
        answers = [None]
        monkeypatch.setattr(Bucket, "read", lambda self, key: answers.pop() if answers else read(self, key))
        with pytest.raises(InputError, match="another upload under way"), locked(store.open()):
            pass


def test_a_lost_answer_to_the_own_request_is_no_conflict(store):
    bucket = store.open()
    tag = bucket.write("key", b"mine", {}, IfNoneMatch="*")
    assert bucket.write("key", b"mine", {}, IfNoneMatch="*") == tag


def test_who_holds_it_stands_in_the_lock(store):
    with locked(store.open()):
        assert {*json.loads(store.text(LOCK))} == {"host", "process", "began"}
