"""The catalogue of all open data of the site, `data/catalog.jsonld`, by DCAT-AP 3 (SEMIC) in JSON-LD 1.1; called by write.py.

Portals of data read it. A data set is what a kind of record tells, a distribution is one file of it. Terms of formats, languages
and themes are those of the Publications Office of the European Union, by which DCAT-AP tells them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scripts.api.documents import LICENCE, VERSION
from scripts.api.geojson import GEOJSON
from scripts.api.telling import Root
from scripts.languages import LANGUAGES
from scripts.pages.addresses import API, Place, json_path, place_of, table_path
from scripts.pages.phrases import phrase
from scripts.records.fields import UNKNOWN
from scripts.records.kinds import KINDS
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.kinds.partnership import EDITORS, Party
from scripts.records.known import email_of
from scripts.records.loader import Records
from scripts.tables.columns import tables_of

Node = dict[str, Any]
CATALOGUE = "data/catalog.jsonld"
_EU = "http://publications.europa.eu/resource/authority"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LANGUAGES = {"kk": f"{_EU}/language/KAZ", "ru": f"{_EU}/language/RUS"}
#: Work in penal institutions is of the economy and of justice.
_THEMES = [{"@id": f"{_EU}/data-theme/{theme}"} for theme in ("ECON", "JUST")]
#: The formats of files: the content type, and the name of the Publications Office.
_FORMATS = {
    "csv": ("text/csv", "CSV"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    "json": ("application/json", "JSON"),
    "geojson": ("application/geo+json", "GEOJSON"),
}


def data_catalogue(records: Records, root: Root) -> Node:
    """Return the catalogue as JSON-LD; without a public address its own are relative to the root of the site."""
    catalogue = _Catalogue(records, root)
    base = {} if root.site_url else {"@base": "../"}
    return {"@context": {**base, **_CONTEXT}, **catalogue.node()}


class _Catalogue:
    """Makes the nodes of the catalogue of a site."""

    def __init__(self, records: Records, root: Root) -> None:
        self._records, self._root = records, root
        self._editors = records.by_kind[Party.kind].get(EDITORS)

    def node(self) -> Node:
        """Return the catalogue, with all that it lists inside."""
        data_sets = [self._data_set(kind) for kind in KINDS if self._records.by_kind[kind]]
        return {
            "@id": self._own("catalogue"),
            "@type": "dcat:Catalog",
            "dct:title": _said("data_catalogue_title"),
            "dct:description": _said("data_catalogue_description"),
            **self._common(),
            "dct:license": {"@id": LICENCE},
            **_days(self._records),
            "foaf:homepage": {"@id": self._root.pages(Place("index.md"))[LANGUAGES[0]], "@type": "foaf:Document"},
            "dcat:dataset": data_sets,
            "dcat:service": self._service([{"@id": node["@id"]} for node in data_sets]),
        }

    def _common(self) -> Node:
        """Return what is said of the catalogue and of each data set: who publishes it, in which languages, who answers."""
        return {
            "dct:publisher": self._publisher(),
            **({"dct:creator": self._agent(self._editors)} if isinstance(self._editors, Party) else {}),
            "dct:language": [{"@id": _LANGUAGES[language]} for language in LANGUAGES],
            "dct:spatial": {"@id": f"{_EU}/country/KAZ", "@type": "dct:Location"},
        }

    def _publisher(self) -> Node:
        """Return who publishes the site; while that is not known its name is the word for it, since DCAT-AP asks for one."""
        publisher = self._records.publisher
        return self._agent(publisher) if publisher else {"@type": "foaf:Agent", "foaf:name": _said("unknown")}

    def _agent(self, party: Party) -> Node:
        page = self._root.pages(place_of(party.kind, party.id))[LANGUAGES[0]]
        return {"@id": page, "@type": "foaf:Agent", "foaf:name": _both({"kk": party.name.kk, "ru": party.name.ru})}

    def _contact(self) -> Node:
        if not isinstance(self._editors, Party):
            return {}
        email = email_of(self._editors.contact) if self._editors.contact != UNKNOWN else None
        page = self._root.pages(Place("about/contacts.md"))[LANGUAGES[0]]
        return {
            "dcat:contactPoint": {
                "@id": self._own("contact"),
                "@type": "vcard:Organization",
                "vcard:fn": _both({"kk": self._editors.name.kk, "ru": self._editors.name.ru}),
                "vcard:hasURL": {"@id": page},
                **({"vcard:hasEmail": {"@id": f"mailto:{email}"}} if email else {}),
            }
        }

    def _data_set(self, kind: str) -> Node:
        named = f"kind_{kind.replace('-', '_')}"
        names = {language: phrase(named, language) for language in LANGUAGES}
        place = Place("data.md", f"kind-{kind}")
        return {
            "@id": self._own(f"dataset-{kind}"),
            "@type": "dcat:Dataset",
            "dct:identifier": kind,
            "dct:title": _both(names),
            "dct:description": _both({n: phrase("data_set", n, kind=names[n]) for n in LANGUAGES}),
            **self._common(),
            **self._contact(),
            **_days(self._records.all(KINDS[kind])),
            "dcat:keyword": _both(names),
            "dcat:theme": _THEMES,
            "dct:accessRights": {"@id": f"{_EU}/access-right/PUBLIC", "@type": "dct:RightsStatement"},
            "dcat:landingPage": {"@id": self._root.pages(place)[LANGUAGES[0]], "@type": "foaf:Document"},
            "dcat:distribution": list(self._distributions(kind)),
        }

    def _distributions(self, kind: str) -> Iterator[Node]:
        for table in tables_of(KINDS[kind]):
            yield self._file(table_path(table.name), "data_table")
        yield self._file(f"data/{kind}.xlsx", "data_workbook")
        yield self._file(json_path(kind, "index"), "api_kind")
        if kind == ProductionSite.kind:
            yield self._file(GEOJSON, "data_map")

    def _file(self, path: str, words: str) -> Node:
        content_type, name = _FORMATS[path.rpartition(".")[2]]
        return {
            "@id": self._own(f"file-{path.removesuffix('/index.json').rpartition('/')[2]}-{name.lower()}"),
            "@type": "dcat:Distribution",
            "dct:title": _said(words),
            "dcat:accessURL": {"@id": self._root.file(path)},
            "dcat:downloadURL": {"@id": self._root.file(path)},
            "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{content_type}"},
            "dct:format": {"@id": f"{_EU}/file-type/{name}"},
            "dct:license": {"@id": LICENCE},
        }

    def _service(self, data_sets: Sequence[Node]) -> Node:
        return {
            "@id": self._own("api"),
            "@type": "dcat:DataService",
            "dct:title": _said("api_title"),
            "dct:description": _said("api_description"),
            "dcat:version": VERSION,
            "dct:publisher": self._publisher(),
            **self._contact(),
            "dct:license": {"@id": LICENCE},
            "dcat:endpointURL": {"@id": self._root.file(f"{API}/index.json")},
            "dcat:endpointDescription": {"@id": self._root.file(f"{API}/openapi.json")},
            "dcat:servesDataset": data_sets,
        }

    def _own(self, name: str) -> str:
        """Return the name of a node of the catalogue."""
        return self._root.file(f"{CATALOGUE}#{name}")


def _days(records: Any) -> Node:
    """Return the first and the last day of records; nothing where there are none."""
    found = list(records)
    if not found:
        return {}
    days = {
        "dct:issued": min(record.first_published for record in found),
        "dct:modified": max(record.last_changed for record in found),
    }
    return {name: {"@value": day.isoformat(), "@type": "xsd:date"} for name, day in days.items()}


def _said(words: str) -> list[Node]:
    return _both({language: phrase(words, language) for language in LANGUAGES})


def _both(words: Mapping[Any, str]) -> list[Node]:
    return [{"@value": words[language], "@language": language} for language in LANGUAGES]
