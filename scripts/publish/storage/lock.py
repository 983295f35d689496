"""The lock of a bucket: one upload at a time; used by upload.py.

It is an object that is written only where there is none, and written anew while the upload lives. A lock that nobody has
renewed for a term belongs to the dead, and the next upload takes it over. Both are conditional writes, so that of two that
try at once one fails; ages are told by the clock of the store.
"""

import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from scripts.messages.say import say
from scripts.publish.storage.bucket import Bucket, Conflict, ObjectRead
from scripts.publish.storage.options import TERM
from scripts.records.problems import InputError, file_error

LOCK = ".publish/lock"
#: How many signs of life it gives in a term.
_BEATS = 4


class BucketLock:
    """The lock while it is held; a thread of its own renews it."""

    def __init__(self, bucket: Bucket, term: float, tag: str, said: bytes) -> None:
        self._bucket, self._term, self._tag, self._said = bucket, term, tag, said
        self._renewed = time.time()  # the clock on the wall goes on while a machine sleeps
        self._lost = False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._live, daemon=True)
        self._thread.start()

    def check(self) -> None:
        """Raise InputError when the lock may belong to another upload by now."""
        if self._lost or time.time() - self._renewed > self._term * (_BEATS - 1) / _BEATS:
            raise file_error(
                self._bucket.shown, say("publish.upload-that-was-cut-off-for"), say("publish.it-to-be-run-again")
            )

    def free(self) -> None:
        """Give the lock back, unless another has it; if the store does not answer, it runs out by itself."""
        self._over.set()
        self._thread.join()
        with suppress(InputError):
            self._bucket.delete(LOCK, IfMatch=self._tag)

    def _live(self) -> None:
        while not self._lost and not self._over.wait(self._term / _BEATS):
            began = time.time()
            try:
                self._tag = self._bucket.write(LOCK, self._said, {}, IfMatch=self._tag)
                self._renewed = began
            except Conflict:
                self._lost = True
            except InputError:
                continue  # no answer this time; `check` counts how long


@contextmanager
def locked(bucket: Bucket, term: float = TERM) -> Iterator[BucketLock]:
    """Hold the lock of a bucket. Raises InputError when another upload has it and has given a sign of life within `term` seconds."""
    said = json.dumps({"host": socket.gethostname(), "process": os.getpid(), "began": time.time_ns()}).encode()
    found = bucket.read(LOCK)
    if found and found.age <= term:
        raise _taken(bucket, found, term)
    try:
        tag = bucket.write(LOCK, said, {}, **({"IfMatch": found.tag} if found else {"IfNoneMatch": "*"}))
    except Conflict:
        raise _taken(bucket, bucket.read(LOCK), term) from None
    kept = bucket.read(LOCK)  # a store that does not know conditions has written over another's
    if kept is None or kept.content != said:
        raise _taken(bucket, kept, term)
    lock = BucketLock(bucket, term, tag, said)
    try:
        yield lock
    finally:
        lock.free()


def _taken(bucket: Bucket, found: ObjectRead | None, term: float) -> InputError:
    left = max(1, round(term - found.age)) if found else 1
    return file_error(
        bucket.shown,
        say("publish.another-upload-under-way"),
        say("publish.one-at-time-wait-until-it", left=left),
    )
