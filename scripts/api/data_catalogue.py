"""The catalogue of all open data of the site, `data/catalog.jsonld`, by DCAT-AP 3 (SEMIC) in JSON-LD 1.1; called by write.py.

Portals of data read it. A data set is what the records of a kind tell, a distribution is one file of it. Formats, languages and
themes are told by the terms of the Publications Office of the European Union, as DCAT-AP asks.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scripts.api.documents import VERSION
from scripts.api.geojson import GEOJSON
from scripts.api.telling import Root
from scripts.languages import LANGUAGES
from scripts.opendata.dataset import LICENCE_ADDRESS
from scripts.opendata.types import SOURCE_REFERENCE
from scripts.pages.addresses import API, Place, json_path, place_of, table_path
from scripts.pages.phrases import phrase
from scripts.records.kinds import KINDS
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.kinds.partnership import EDITORS, Party
from scripts.records.kinds.reference import Source
from scripts.records.known import email_of
from scripts.records.loader import Records
from scripts.records.record import Record
from scripts.records.values import Words
from scripts.tables.columns import tables_of

Node = dict[str, Any]
CATALOGUE = "data/catalog.jsonld"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_EU = "http://publications.europa.eu/resource/authority"
_MEDIA = "https://www.iana.org/assignments/media-types"
_LANGUAGES = {"kk": f"{_EU}/language/KAZ", "ru": f"{_EU}/language/RUS"}
#: Work in penal institutions is of the economy and of justice.
_THEMES = {
    f"{_EU}/data-theme/ECON": "Economy and finance",
    f"{_EU}/data-theme/JUST": "Justice, legal system and public safety",
}
_COUNTRY, _PUBLIC = f"{_EU}/country/KAZ", f"{_EU}/access-right/PUBLIC"
#: The formats of files by their endings: the content type, and the name that the Publications Office has for it.
_FORMATS = {
    "csv": ("text/csv", "CSV"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    "json": ("application/json", "JSON"),
    "geojson": ("application/geo+json", "GEOJSON"),
}


def data_catalogue(records: Records, root: Root) -> Node:
    """Return the catalogue as JSON-LD; without a public address its own are relative to the root of the site."""
    base = {} if root.site_url else {"@base": "../"}
    return {"@context": {**base, **_CONTEXT}, "@graph": [*_Catalogue(records, root).nodes(), *_terms()]}


class _Catalogue:
    """Makes the nodes of the catalogue of a site."""

    def __init__(self, records: Records, root: Root) -> None:
        self._records, self._root = records, root
        editors = records.by_kind[Party.kind].get(EDITORS)
        self._editors = editors if isinstance(editors, Party) else None
        self._kinds = [kind for kind in KINDS if records.by_kind[kind]]

    def nodes(self) -> Iterator[Node]:
        """Yield the catalogue and all that it names."""
        data_sets = [{"@id": self._own(f"dataset-{kind}")} for kind in self._kinds]
        yield {
            "@id": self._own("catalogue"),
            "@type": "dcat:Catalog",
            "dct:title": _said("data_catalogue_title"),
            "dct:description": _said("data_catalogue_description"),
            **self._common(),
            "dct:license": {"@id": LICENCE_ADDRESS},
            **_days(self._records),
            "foaf:homepage": {"@id": self._own_page("index.md"), "@type": "foaf:Document"},
            "dcat:dataset": data_sets,
            "dcat:service": {"@id": self._own("api")},
        }
        yield from map(self._data_set, self._kinds)
        yield self._service(data_sets)
        yield from self._people()

    def _common(self) -> Node:
        """Return what is said of the catalogue and of each data set."""
        return {
            "dct:publisher": {"@id": self._own("publisher")},
            **({"dct:creator": {"@id": self._own("editors")}} if self._editors else {}),
            "dct:language": [{"@id": _LANGUAGES[language]} for language in LANGUAGES],
            "dct:spatial": {"@id": _COUNTRY},
        }

    def _contact(self) -> Node:
        return {"dcat:contactPoint": {"@id": self._own("contact")}} if self._editors else {}

    def _people(self) -> Iterator[Node]:
        """Yield who publishes the site, who keeps it, and how they are reached.

        While nobody is known to publish it, the name is the word for that, since DCAT-AP asks for a publisher.
        """
        publisher = self._records.publisher
        yield (
            self._agent("publisher", publisher)
            if publisher
            else {
                "@id": self._own("publisher"),
                "@type": "foaf:Agent",
                "foaf:name": _said("unknown"),
            }
        )
        if self._editors:
            yield self._agent("editors", self._editors)
            email = email_of(self._editors.contact)
            yield {
                "@id": self._own("contact"),
                "@type": "vcard:Kind",
                "vcard:fn": _both(self._editors.name),
                "vcard:hasURL": {"@id": self._own_page("about/contacts.md")},
                **({"vcard:hasEmail": {"@id": f"mailto:{email}"}} if email else {}),
            }

    def _agent(self, name: str, party: Party) -> Node:
        page = self._root.pages(place_of(party.kind, party.id))[LANGUAGES[0]]
        return {
            "@id": self._own(name),
            "@type": "foaf:Agent",
            "foaf:name": _both(party.name),
            "foaf:page": {"@id": page},
        }

    def _data_set(self, kind: str) -> Node:
        named = f"kind_{kind.replace('-', '_')}"
        names = {language: phrase(named, language) for language in LANGUAGES}
        files = list(self._files(kind))
        return {
            "@id": self._own(f"dataset-{kind}"),
            "@type": "dcat:Dataset",
            "dct:identifier": kind,
            "dct:title": _in(names),
            "dct:description": _in({side: phrase("data_set", side, kind=name) for side, name in names.items()}),
            **self._common(),
            **self._contact(),
            **_days(self._records.all(KINDS[kind])),
            "dcat:keyword": _in(names),
            "dcat:theme": [{"@id": theme} for theme in _THEMES],
            "dct:accessRights": {"@id": _PUBLIC},
            "dcat:landingPage": {"@id": self._own_page("data.md", f"kind-{kind}"), "@type": "foaf:Document"},
            "dcat:distribution": files,
        }

    def _files(self, kind: str) -> Iterator[Node]:
        for table in tables_of(KINDS[kind]):
            yield self._file(table_path(table.name), "data_table")
        yield self._file(f"data/{kind}.xlsx", "data_workbook")
        yield self._file(json_path(kind, "index"), "api_kind")
        if kind == ProductionSite.kind:
            yield from (self._file(f"data/flat.{ending}", "data_flat") for ending in ("csv", "xlsx"))
            yield self._file(GEOJSON, "data_map")
        elif kind == Source.kind:
            yield self._file(table_path(SOURCE_REFERENCE), "data_references")

    def _file(self, path: str, words: str) -> Node:
        content_type, name = _FORMATS[path.rpartition(".")[2]]
        return {
            "@id": self._own(f"file-{path.removeprefix('data/').replace('/', '-')}"),
            "@type": "dcat:Distribution",
            "dct:title": _said(words),
            "dcat:accessURL": {"@id": self._root.file(path)},
            "dcat:downloadURL": {"@id": self._root.file(path)},
            "dcat:mediaType": {"@id": f"{_MEDIA}/{content_type}"},
            "dct:format": {"@id": f"{_EU}/file-type/{name}"},
            "dct:license": {"@id": LICENCE_ADDRESS},
        }

    def _service(self, data_sets: list[Node]) -> Node:
        return {
            "@id": self._own("api"),
            "@type": "dcat:DataService",
            "dct:title": _said("api_title"),
            "dct:description": _said("api_description"),
            "dcat:version": VERSION,
            "dct:publisher": {"@id": self._own("publisher")},
            **self._contact(),
            "dct:license": {"@id": LICENCE_ADDRESS},
            "dcat:endpointURL": {"@id": self._root.file(f"{API}/index.json")},
            "dcat:endpointDescription": {"@id": self._root.file(f"{API}/openapi.json")},
            "dcat:servesDataset": data_sets,
        }

    def _own(self, name: str) -> str:
        """Return the name of a node of the catalogue."""
        return self._root.file(f"{CATALOGUE}#{name}")

    def _own_page(self, page: str, fragment: str | None = None) -> str:
        return self._root.pages(Place(page, fragment))[LANGUAGES[0]]


def _terms() -> Iterator[Node]:
    """Yield of which class the terms of others are, which a reader who asks nobody else must know."""
    yield {"@id": LICENCE_ADDRESS, "@type": "dct:LicenseDocument"}
    yield {"@id": _COUNTRY, "@type": "dct:Location"}
    yield {"@id": _PUBLIC, "@type": "dct:RightsStatement"}
    yield from ({"@id": language, "@type": "dct:LinguisticSystem"} for language in _LANGUAGES.values())
    for theme, label in _THEMES.items():
        yield {"@id": theme, "@type": "skos:Concept", "skos:prefLabel": {"@value": label, "@language": "en"}}
    for content_type, name in _FORMATS.values():
        yield {"@id": f"{_MEDIA}/{content_type}", "@type": "dct:MediaType"}
        yield {"@id": f"{_EU}/file-type/{name}", "@type": "dct:MediaTypeOrExtent"}


def _days(records: Iterable[Record]) -> Node:
    """Return the first and the last day of records; nothing where there are none."""
    found = list(records)
    if not found:
        return {}
    first, last = min(record.first_published for record in found), max(record.last_changed for record in found)
    days = {"dct:issued": first, "dct:modified": last}
    return {name: {"@value": day.isoformat(), "@type": "xsd:date"} for name, day in days.items()}


def _said(words: str) -> list[Node]:
    return _in({language: phrase(words, language) for language in LANGUAGES})


def _both(words: Words) -> list[Node]:
    return _in({language: words.in_language(language) for language in LANGUAGES})


def _in(words: Mapping[Any, str]) -> list[Node]:
    return [{"@value": words[language], "@language": language} for language in LANGUAGES]
