"""The day on which something on a page changed last, as the site map tells it (sitemaps.org, `lastmod`); called by site_build.py.

It is a day on which an editor changed what stands there: the page as a whole, or a record that it cites or lists. It is not the
day of the build, and not that of a record which a page only mentions by its name.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from scripts.pages.addresses import KIND_OF_NAME
from scripts.pages.citations import LINK, cited_in
from scripts.records.kinds import KINDS
from scripts.records.kinds.catalogue import Institution, ProductionSite
from scripts.records.kinds.reference import Figure
from scripts.records.kinds.revisions import Change
from scripts.records.loader import Records
from scripts.records.record import Record

_BLOCK = re.compile(r"^\{\{\s*block\.(?P<name>[a-z-]+)(?P<arguments>[^{}]*)\}\}\s*$", re.MULTILINE)
#: The fields of front matter that are days on which the page changed.
_DAYS = ("reviewed", "published", "updated")
_CATALOGUE = (ProductionSite, Institution)
#: Whose records a block shows, where it is not named after their folder.
_SHOWN: dict[str, tuple[type[Record], ...]] = {
    "sites": _CATALOGUE,
    "map": _CATALOGUE,
    "charts": _CATALOGUE,
    "needs": (ProductionSite,),
    "cost": (Figure,),
    "corrections": (Change,),
    "open-questions": tuple(KINDS.values()),
    "records": tuple(KINDS.values()),
}


def last_day(meta: dict[str, Any], body: str, records: Records) -> date:
    """Return the day on which a page changed last: by its front matter, and by the citations and blocks of its text.

    The page of a record has them no more; its front matter has the day of the record.
    """
    days: list[date] = [meta[key] for key in _DAYS if isinstance(meta.get(key), date)]
    return max([*days, *(record.last_changed for record in _shown(body, records))])


def _shown(body: str, records: Records) -> Iterator[Record]:
    """Yield the records that a text shows; a link to a record shows nothing of it."""
    names = cited_in(LINK.sub("", body))
    for block in _BLOCK.finditer(body):
        folder = tuple(model for model in KINDS.values() if model.folder == block["name"])
        for model in _SHOWN.get(block["name"], folder):
            yield from records.all(model)
        paths = (path.split(".") for path in block["arguments"].split() if "." in path)
        names += [(KIND_OF_NAME[path[0]], path[1]) for path in paths if path[0] in KIND_OF_NAME]
    for kind, name in names:
        record = records.by_kind[kind].get(name.partition("/")[0])
        if record is not None:
            yield record
