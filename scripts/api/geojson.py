"""The production sites on a map, `data/sites.geojson` (RFC 7946): longitude first, degrees of WGS 84; called by write.py.

A site stands by its own coordinates, or else by those of its institution, and says which; one without has no geometry.
"""

from typing import Any

from scripts.api.telling import Root, telling_of
from scripts.languages import LANGUAGES
from scripts.pages.addresses import json_path, place_of
from scripts.pages.map import Precision, Spot, spots_of
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records

GEOJSON = "data/sites.geojson"


def features(records: Records, root: Root) -> dict[str, Any]:
    """Return all production sites as a collection of features, in the order of their ids."""
    spots = spots_of(records.all(ProductionSite), records)
    return {"type": "FeatureCollection", "features": [_feature(spot, records, root) for spot in spots]}


def _feature(spot: Spot, records: Records, root: Root) -> dict[str, Any]:
    site, point = spot.site, spot.point
    known = site.transport.coordinates if spot.precision is Precision.EXACT else spot.institution.coordinates
    name = telling_of(site, records, root).words(site.name)
    pages = root.pages(place_of(site.kind, site.id))
    properties = {
        "id": site.id,
        **{f"name_{language}": name[language] for language in LANGUAGES},
        "status": site.status.value,
        **{f"status_{language}": site.status.in_language(language) for language in LANGUAGES},
        "institution": str(site.institution),
        "ended": site.ended and site.ended.isoformat(),
        "coordinates_of": _OWNER[spot.precision],
        "coordinates_source": None if known == UNKNOWN else str(known.source),
        "coordinates_as_of": None if known == UNKNOWN or known.as_of == UNKNOWN else str(known.as_of),
        **{f"page_{language}": pages[language] for language in LANGUAGES},
        "json": root.file(json_path(site.kind, site.id)),
    }
    geometry = {"type": "Point", "coordinates": list(point)} if point else None
    return {"type": "Feature", "id": site.id, "geometry": geometry, "properties": properties}


#: Whose coordinates a site stands by.
_OWNER = {
    Precision.EXACT: ProductionSite.kind,
    Precision.INSTITUTION: "institution",
    Precision.UNKNOWN: None,
}
