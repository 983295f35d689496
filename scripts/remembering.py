"""Remembers what a site that was published tells, and its addresses, in files to be committed; called by __main__.py."""

from collections.abc import Iterator
from pathlib import Path

from scripts.history.memory import MEMORY, remember
from scripts.lasting.register import REGISTER, remember_addresses
from scripts.messages.say import Message, say
from scripts.records.problems import shown


def remembered(site: Path, docs: Path) -> Iterator[Message]:
    """Remember the facts and the addresses of a built `site` beside the pages in `docs`; yield what is to be said of it."""
    changed, file = remember(site, docs), shown(docs / MEMORY)
    others = say("remember.other-records", file=file)
    yield others if changed is None else say("remember.done", file=file, changed=changed)
    more = remember_addresses(site, docs)
    if more is not None:
        yield say("remember.addresses", file=shown(docs / REGISTER), count=more)
