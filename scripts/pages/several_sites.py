"""Tells what needs a second production site: it comes by itself with the second, and is not offered before; used by the templates.

The page stays at its address, and says why it is empty.
"""

from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records

#: The pages that serve nobody while the catalogue has one site, as paths inside the tree of a language.
NEED_SEVERAL = ("catalogue/compare.md",)


def has_several_sites(records: Records) -> bool:
    """Return whether the catalogue has more than one site that is in force."""
    return len(records.current(ProductionSite)) > 1


def is_offered(page: str, records: Records) -> bool:
    """Return whether menus, lists of pages and the search lead to the page of a language tree."""
    return page not in NEED_SEVERAL or has_several_sites(records)
