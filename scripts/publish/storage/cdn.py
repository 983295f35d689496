"""Tells a CDN which pages have changed: CloudFront itself, or a file with their addresses for others; used by command.py."""

import time
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, urlsplit

from scripts.files import write_whole
from scripts.messages.say import say
from scripts.publish.storage.bucket import of_the_store, open_client
from scripts.publish.storage.objects import page_addresses
from scripts.records.problems import file_error

#: CloudFront takes no more paths at a time; one for all takes their place.
_MOST_PATHS = 3000
#: CloudFront itself is in none; its requests are signed for this one.
_REGION = "us-east-1"
_SERVICE = "cloudfront:"
_UNREACHED = (say("publish.no-answer"), say("publish.cloudfront-within-reach-look-at-network"))
#: What CloudFront answers, or is said of it, that means something else than of a store.
_MEANINGS = {
    "NoSuchDistribution": (say("publish.no-such-distribution"), say("publish.id-of-cloudfront-distribution")),
    "AccessDenied": (
        say("publish.no-permission"),
        say("publish.credentials-that-may-do-cloudfront-createinvalidation"),
    ),
    "EndpointConnectionError": _UNREACHED,
    "ConnectTimeoutError": _UNREACHED,
}


def addresses(pages: Iterable[str], site: str) -> list[str]:
    """Return the addresses of pages, given by their keys; `site` is the address of the site, or "/"."""
    return [f"{site}{quote(path)}" for key in sorted(pages) for path in page_addresses(key)]


def invalidate(identifier: str, pages: Iterable[str], site: str) -> int:
    """Ask CloudFront for these pages anew; return how many addresses it was told. Raises InputError when it refuses."""
    paths = [urlsplit(address).path for address in addresses(pages, site)]
    if len(paths) > _MOST_PATHS:
        paths = [f"{urlsplit(site).path}*"]
    if paths:
        shown = f"{_SERVICE}{identifier}"
        client = open_client("cloudfront", shown, region=_REGION)
        batch = {"Paths": {"Quantity": len(paths), "Items": paths}, "CallerReference": str(time.time_ns())}
        with of_the_store(shown, _MEANINGS):
            client.create_invalidation(DistributionId=identifier, InvalidationBatch=batch)
    return len(paths)


def write_changed(file: Path, pages: Iterable[str], site: str) -> int:
    """Write the addresses of these pages to a file, one a line; return how many they are."""
    lines = addresses(pages, site)
    if file.is_dir():
        raise file_error(file, say("publish.folder"), say("publish.file-for-addresses"))
    write_whole(file, "".join(f"{line}\n" for line in lines).encode())
    return len(lines)
