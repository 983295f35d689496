"""What `publish --to s3://…` does with its options; called by __main__.py."""

import argparse
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.files import write_whole
from scripts.history.memory import FACTS
from scripts.messages.say import Message, say, told
from scripts.publish.compress import decompressed
from scripts.publish.origin import check_origin
from scripts.publish.storage.bucket import Bucket, open_bucket
from scripts.publish.storage.cdn import invalidate, write_changed
from scripts.publish.storage.options import Limits
from scripts.publish.storage.state import StateFile, read_manifest
from scripts.publish.storage.upload import Done, take_back, upload
from scripts.records.problems import file_error


def run(options: argparse.Namespace, remember: Callable[[Path], None]) -> None:
    """Do what the options say and print it; `remember` is called with a folder that has the facts of what is served then.

    Raises InputError when it cannot be, and InputError or OSError when it is served but a CDN was not told.
    """
    bucket = open_bucket(options.to, options.endpoint)
    if vars(options).get("list"):
        names = StateFile(bucket).state.releases
        if not names:
            raise file_error(bucket.shown, say("publish.no-releases"), say("publish.bucket-with-site-publish-to-s3"))
        for name in names:
            served = say("storage.served") if name == names[-1] else ""
            _say(say("storage.release", name=name, served=served), options)
        return
    if not options.back:
        check_origin(options.site)
    given = {name: getattr(options, name) for name in ("max_deletes", "grace") if getattr(options, name) is not None}
    limits, dry_run = Limits(**given), bool(options.dry_run)
    tell = partial(_tell, options) if options.invalidate or options.changed else None
    if options.back:
        done = take_back(bucket, limits, tell, dry_run)
    else:
        done = upload(bucket, options.site, options.encoding or "none", limits, tell, dry_run)
    if dry_run:
        _print_plan(bucket.shown, done, options)
        return
    _say(say("storage.holds", shown=bucket.shown, release=done.release, counted=_counted(done)), options)
    if options.back:
        with TemporaryDirectory() as folder:
            _write_facts(bucket, done.release, Path(folder))
            remember(Path(folder))
    else:
        remember(options.site)
    if done.failure:
        raise done.failure


def _write_facts(bucket: Bucket, release: str, site: Path) -> None:
    """Write the facts that a release tells into a folder, where they lie in a site; nothing where it has none."""
    key = FACTS.as_posix()
    entry = read_manifest(bucket, release).get(key)
    found = bucket.read(key) if entry else None
    if entry and found:
        write_whole(site / FACTS, decompressed(found.content, entry.headers.get("ContentEncoding", "")))


def _tell(options: argparse.Namespace, pages: Collection[str], site: str) -> None:
    if options.changed:
        count = write_changed(options.changed, pages, site)
        _say(say("storage.changed", file=options.changed, count=count), options)
    if options.invalidate:
        _say(say("storage.invalidated", count=invalidate(options.invalidate, pages, site)), options)


def _say(message: str, options: argparse.Namespace) -> None:
    print(told(message, options.language))


def _counted(done: Done) -> Message:
    waiting = len(done.unneeded) - len(done.deleted)
    return say("storage.counted", sent=len(done.sent), deleted=len(done.deleted), waiting=waiting)


def _print_plan(shown: str, done: Done, options: argparse.Namespace) -> None:
    for word, keys in (("send", done.sent), ("unneeded", done.unneeded), ("delete", done.deleted)):
        for key in keys:
            _say(say("of-field", field=say(f"storage.{word}"), message=key), options)
    _say(say("storage.would-hold", shown=shown, release=done.release, counted=_counted(done)), options)
