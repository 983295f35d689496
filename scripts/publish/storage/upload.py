"""Sends a built site into a bucket, or brings the release before back; used by command.py.

The order makes every instant a whole one for readers: what a page asks for is there before the page, and is deleted long
after it. An object is replaced in one step by the store. The state says first what will change and last what is served, so
that whoever comes after a cut upload knows what to look at again.
"""

import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from scripts.messages.say import say
from scripts.publish.releases import KEPT
from scripts.publish.storage.bucket import Bucket, Missing, at_once
from scripts.publish.storage.lock import BucketLock, locked
from scripts.publish.storage.objects import ObjectEntry, Stored, is_page, site_address, step_of, stored_objects
from scripts.publish.storage.options import Limits
from scripts.publish.storage.state import (
    FOLDER,
    BucketState,
    Manifest,
    StateFile,
    kept_key,
    packed,
    read_manifest,
    release_key,
)
from scripts.records.problems import InputError, file_error

_SECONDS_A_DAY = 86_400
#: Tells a CDN which pages have changed, by their keys and the address of the site.
Tell = Callable[[Collection[str], str], None]


@dataclass
class Done:
    """What an upload did, or would do: the release that is served, the keys that were sent, left for later, deleted.

    `failure` is why the CDN could not be told of it; the next upload tells it then.
    """

    release: str
    sent: list[str]
    unneeded: list[str]
    deleted: list[str]
    failure: InputError | OSError | None = None


def upload(
    bucket: Bucket, site: Path, encoding: str, limits: Limits, tell: Tell | None = None, dry_run: bool = False
) -> Done:
    """Make the bucket hold the built site, sending only what changed; return what was done.

    `tell` is called with the changed pages at the end; should it fail, the release is served all the same, and `failure` is
    said. With `dry_run` nothing is written. Raises InputError when another upload is under way, or more would go than may.
    """
    objects = stored_objects(site, encoding)
    if dry_run:
        return _planned(bucket, objects, limits)[1]
    with locked(bucket, limits.term) as lock:
        file, done, before = _planned(bucket, objects, limits)
        state = file.state
        entries = {key: stored.entry for key, stored in objects.items()}
        name, manifest = packed(entries)
        bucket.write(release_key(name), manifest, {})
        _announce(file, done)
        copies = set(bucket.keys(kept_key("")))
        _each(lock, (key for key in _replaced(before, entries)), lambda key: _keep(bucket, key, before[key], copies))
        _in_order(lock, done.sent, lambda key: _send(bucket, key, objects[key]))
        state.address = site_address(site)
        releases = [known for known in state.releases if known != name] + [name]
        _finish(bucket, file, lock, done, releases, tell)
    return done


def take_back(bucket: Bucket, limits: Limits, tell: Tell | None = None, dry_run: bool = False) -> Done:
    """Bring the release before back, from the copies that the bucket holds; return what was done.

    After an upload that was cut, that is the last release that was whole. Raises InputError when there is none.
    """
    if dry_run:
        return _planned_back(bucket, limits)[1]
    with locked(bucket, limits.term) as lock:
        file, done, entries, copies = _planned_back(bucket, limits)
        # From here on the later release is as one whose upload was cut, also for whoever comes after a way back that was cut.
        releases = file.state.releases[: file.state.releases.index(done.release) + 1]
        file.state.releases, file.state.unsure = releases, file.state.unsure | {*done.unneeded}
        _announce(file, done)

        def restore(key: str) -> None:
            if kept_key(entries[key].hash) in copies:  # otherwise the cut upload had not come to it
                bucket.copy(kept_key(entries[key].hash), key, entries[key].headers)

        _in_order(lock, done.sent, restore)
        _finish(bucket, file, lock, done, releases, tell)
    return done


def _planned(bucket: Bucket, objects: dict[str, Stored], limits: Limits) -> tuple[StateFile, Done, Manifest]:
    """Return the state, what is to be done, and what the current release holds."""
    file = StateFile(bucket)
    state = file.state
    before = read_manifest(bucket, state.releases[-1]) if state.releases else {}
    entries = {key: stored.entry for key, stored in objects.items()}
    done = _difference(state, before, entries, packed(entries)[0], limits)
    new = [key for key in done.unneeded if key not in state.unneeded]
    if len(new) > limits.max_deletes:
        raise file_error(
            bucket.shown,
            say("storage.objects-gone", count=len(new)),
            say("storage.most-deletes", most=limits.max_deletes, count=len(new)),
        )
    return file, done, before


def _planned_back(bucket: Bucket, limits: Limits) -> tuple[StateFile, Done, Manifest, Collection[str]]:
    """Return the state, what is to be done, what the release before holds, and the keys of the copies."""
    file = StateFile(bucket)
    state = file.state
    target = len(state.releases) - (1 if state.unsure else 2)
    if target < 0:
        raise file_error(
            bucket.shown, say("publish.no-earlier-release"), say("publish.site-that-was-published-at-least")
        )
    before = read_manifest(bucket, state.releases[-1])
    entries = read_manifest(bucket, state.releases[target])
    done = _difference(state, before, entries, state.releases[target], limits)
    copies = set(bucket.keys(kept_key("")))
    lost = [key for key in done.sent if key not in state.unsure and kept_key(entries[key].hash) not in copies]
    if lost:
        raise file_error(
            f"{bucket.shown}/{lost[0]}",
            say("publish.no-copy-of-what-it-held"),
            say("publish.copies-that-nobody-deletes"),
        )
    return file, done, entries, copies


def _difference(state: BucketState, before: Manifest, entries: Manifest, name: str, limits: Limits) -> Done:
    """Return what is to be sent and what is no longer needed, so that the bucket holds `entries`."""
    known = {key: entry for key, entry in before.items() if key not in state.unsure}
    sent = [key for key in entries if known.get(key) != entries[key]]
    unneeded = sorted(({*before, *state.unsure, *state.unneeded}) - {*entries})
    now = time.time()
    since = {key: state.unneeded.get(key, now) for key in unneeded}
    due = [key for key in sorted(unneeded, key=since.__getitem__) if since[key] + limits.grace * _SECONDS_A_DAY <= now]
    return Done(name, sorted(sent, key=lambda key: (step_of(key), key)), unneeded, due[: limits.max_deletes])


def _replaced(before: Manifest, entries: Manifest) -> list[str]:
    """Return the keys of which the release before holds something else, or which the new one does not have."""
    return [key for key, entry in before.items() if entries.get(key) != entry]


def _announce(file: StateFile, done: Done) -> None:
    """Write into the bucket what is about to change."""
    if done.sent:
        file.state.unsure |= {*done.sent}
    file.write()


def _keep(bucket: Bucket, key: str, entry: ObjectEntry, copies: Collection[str]) -> None:
    """Keep a copy of an object that will be replaced; one that is there was made before it was replaced."""
    if kept_key(entry.hash) not in copies:
        with suppress(Missing):  # what somebody has deleted cannot be kept
            bucket.copy(key, kept_key(entry.hash), entry.headers)


def _send(bucket: Bucket, key: str, stored: Stored) -> None:
    bucket.write(key, stored.content(), stored.headers)


def _in_order(lock: BucketLock, keys: Iterable[str], work: Callable[[str], None]) -> None:
    """Do `work` on the keys, those of one step at once, the next step when all of it is done."""
    steps: dict[int, list[str]] = {}
    for key in keys:
        steps.setdefault(step_of(key), []).append(key)
    for step in sorted(steps):
        _each(lock, steps[step], work)


def _each(lock: BucketLock, keys: Iterable[str], work: Callable[[str], None]) -> None:
    """Do `work` on the keys at once, as long as the lock is ours."""

    def checked(key: str) -> None:
        lock.check()
        work(key)

    at_once(checked, list(keys))


def _finish(
    bucket: Bucket, file: StateFile, lock: BucketLock, done: Done, releases: list[str], tell: Tell | None
) -> None:
    """Write that the release is served whole, then delete what nobody asks for any more, and tell the CDN."""
    state, now = file.state, time.time()
    lock.check()
    state.unneeded = {key: state.unneeded.get(key, now) for key in done.unneeded}
    changed = {key for key in (*done.sent, *done.deleted) if is_page(key)}
    state.untold = state.untold | changed if tell else set()
    state.releases, state.unsure = releases[-KEPT:], set()
    file.write()
    _each(lock, [*done.deleted, *_rubbish(bucket, state)], bucket.delete)
    state.unneeded = {key: since for key, since in state.unneeded.items() if key not in done.deleted}
    told = state.untold
    try:
        if tell:
            tell(sorted(told), state.address)
        state.untold = set()
    except (InputError, OSError) as failure:
        done.failure = failure
    if done.deleted or state.untold != told:
        file.write()


def _rubbish(bucket: Bucket, state: BucketState) -> list[str]:
    """Return the manifests and copies that no release needs: of old ones, and of uploads that were cut.

    Where a manifest cannot be read, nobody knows what it needs, so that nothing is deleted until it has left the releases.
    """
    try:
        manifests = [read_manifest(bucket, name) for name in state.releases]
    except InputError:
        return []
    needed = {*map(release_key, state.releases)}
    needed |= {kept_key(entry.hash) for manifest in manifests for entry in manifest.values()}
    own = [key for part in ("releases/", "kept/") for key in bucket.keys(FOLDER + part)]
    return [key for key in own if key not in needed]
