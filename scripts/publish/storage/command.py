"""What `publish --to s3://…` does with its options; called by __main__.py."""

import argparse
from collections.abc import Callable, Collection
from functools import partial

from scripts.publish.releases import check_site
from scripts.publish.storage.bucket import open_bucket
from scripts.publish.storage.cdn import invalidate, write_changed
from scripts.publish.storage.options import Limits
from scripts.publish.storage.state import StateFile
from scripts.publish.storage.upload import Done, take_back, upload
from scripts.records.problems import file_error


def run(options: argparse.Namespace, remember: Callable[[], None]) -> None:
    """Do what the options say and print it; `remember` is called when a site was published.

    Raises InputError when it cannot be, and InputError or OSError when it is served but a CDN was not told.
    """
    bucket = open_bucket(options.to, options.endpoint)
    if vars(options).get("list"):
        names = StateFile(bucket).state.releases
        if not names:
            raise file_error(bucket.shown, "no releases", "a bucket with a site: publish --to s3://…")
        print("\n".join(f"{name}{' served' if name == names[-1] else ''}" for name in names))
        return
    if not options.back:
        check_site(options.site)
    given = {name: getattr(options, name) for name in ("max_deletes", "grace") if getattr(options, name) is not None}
    limits, dry_run = Limits(**given), bool(options.dry_run)
    tell = partial(_tell, options) if options.invalidate or options.changed else None
    if options.back:
        done = take_back(bucket, limits, tell, dry_run)
    else:
        done = upload(bucket, options.site, options.encoding or "none", limits, tell, dry_run)
    if dry_run:
        _print_plan(bucket.shown, done)
        return
    print(f"{bucket.shown} holds the release {done.release}: {_counted(done)}")
    if not options.back:
        remember()
    if done.failure:
        raise done.failure


def _tell(options: argparse.Namespace, pages: Collection[str], site: str) -> None:
    if options.changed:
        print(f"{options.changed} has {write_changed(options.changed, pages, site)} addresses that changed")
    if options.invalidate:
        print(f"CloudFront is asked for {invalidate(options.invalidate, pages, site)} addresses anew")


def _counted(done: Done) -> str:
    waiting = len(done.unneeded) - len(done.deleted)
    return f"{len(done.sent)} sent, {len(done.deleted)} deleted, {waiting} no longer needed and deleted later"


def _print_plan(shown: str, done: Done) -> None:
    for word, keys in (("send", done.sent), ("no longer needed", done.unneeded), ("delete", done.deleted)):
        for key in keys:
            print(f"{word}: {key}")
    print(f"{shown} would hold the release {done.release}: {_counted(done)}; nothing was written")
