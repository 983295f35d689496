"""The options of `publish --to s3://…`, and what they ask of an upload; called by __main__.py, used by the files beside it."""

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

from scripts.messages.say import say
from scripts.records.problems import file_error, found_and_expected

#: What is meant for an address, also of another scheme or in capital letters; a folder of such a name is `./name:/`.
_SCHEME = re.compile(r"s3:|[A-Za-z][A-Za-z0-9+.-]+:/")
#: How contents may be encoded: the ending of the file beside the original, and the name in the header.
ENCODINGS = {"none": ("", ""), "gzip": (".gz", "gzip"), "br": (".br", "br")}
#: After so many seconds without a sign of life an upload is dead.
TERM = 60.0
_SERVICE = "cloudfront:"
_MOST = 1_000_000
#: The options that a folder does not have, as the parser names them.
_OWN = ("endpoint", "dry_run", "max_deletes", "grace", "encoding", "invalidate", "changed")


@dataclass(frozen=True)
class Limits:
    """What an upload may do.

    How many objects it may make unneeded, and delete; after how many days; and when a lock is dead (seconds).
    """

    max_deletes: int = 1000
    grace: float = 7
    term: float = TERM


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of object storage to those of the command `publish`."""
    limits = Limits()
    own = parser.add_argument_group(say("help.object-storage-to-s3-bucket-prefix"))
    own.add_argument("--endpoint", metavar="URL", help=say("help.address-of-store-that-of-aws"))
    own.add_argument("--dry-run", action="store_true", default=None, help=say("help.only-say-what-would-be-done"))
    own.add_argument(
        "--max-deletes",
        type=_number,
        metavar="N",
        help=say("help.send-nothing-that-would-make-more", max_deletes=limits.max_deletes),
    )
    own.add_argument(
        "--grace", type=_number, metavar="DAYS", help=say("help.delete-what-was-unneeded-for-so", grace=limits.grace)
    )
    own.add_argument("--encoding", choices=ENCODINGS, help=say("help.how-texts-are-stored-none-cdn"))
    own.add_argument(
        "--invalidate",
        type=_distribution,
        metavar="cloudfront:ID",
        help=say("help.ask-cloudfront-for-changed-pages-anew"),
    )
    own.add_argument("--changed", type=Path, metavar="FILE", help=say("help.write-addresses-of-changed-pages-to"))


def place(text: str) -> Path | str:
    """Return where to publish: a folder, or what is meant for an address, as it stands; what opens a bucket refuses others."""
    return text if _SCHEME.match(text) else Path(text)


def check_options(options: argparse.Namespace) -> None:
    """Raise InputError when an option of object storage is given for a folder."""
    for name in _OWN:
        if getattr(options, name) is not None:
            option = f"--{name.replace('_', '-')}"
            raise file_error(
                str(options.to),
                say("help.for-folder", option=option),
                say("help.with-to-s3-bucket-only", option=option),
            )


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or len(text) > 7 or int(text) > _MOST:
        expected = say("help.count-expected", first=0, last=_MOST)
        raise argparse.ArgumentTypeError(found_and_expected(say("quoted", text=text), expected))
    return int(text)


def _distribution(text: str) -> str:
    name = text.removeprefix(_SERVICE)
    if name == text or not (name.isascii() and name.isalnum()):
        expected = say("help.distribution-expected", service=_SERVICE)
        raise argparse.ArgumentTypeError(found_and_expected(say("quoted", text=text), expected))
    return name
