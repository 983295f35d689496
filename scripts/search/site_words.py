"""Writes the words of production sites, `catalogue/words.json`, by which the list finds them; called by site_build.py.

overrides/assets/javascripts/site-words.js fetches it when a reader turns to the field for words. It has every text and value of
a site, and the name and the facts of its institution, in both languages, since a name may be known in the other one. Each text
stands once, with its owners: the sites by their places in the list, after them the institutions.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.exports.catalogue import list_version
from scripts.exports.passport import PlainWriter
from scripts.files import write_whole
from scripts.languages import LANGUAGES
from scripts.pages.addresses import CATALOGUE, SITE_WORDS
from scripts.pages.catalogue_list import listed_sites
from scripts.pages.map import Spot
from scripts.pages.writer import Writer
from scripts.records.fields import field_labels
from scripts.records.kinds.catalogue import Institution
from scripts.records.kinds.pictures import Image
from scripts.records.known import Known
from scripts.records.loader import Records
from scripts.records.values import SHOWABLE, Model, Reference
from scripts.search.index import STEMMERS
from scripts.search.tokens import has_digit, seen, words_of
from scripts.search.vocabulary import as_json, by_code_units, distances, families_of, written_families

#: Fields that tell of the record and not of the world, what is so no longer, and what the institution has for itself.
_LEFT_OUT = frozenset("first_published last_changed ended replaced_by history institution file".split())
#: What is told of an institution as a whole, which says little of one of its sites.
_OF_INSTITUTION = frozenset(("id", "summary", "reason", "ask"))

#: A text in each language, in the order of LANGUAGES.
_Twins = tuple[str, ...]


def write_site_words(records: Records, site: Path) -> None:
    """Write the words of the list into the folder `site`; nothing where there are no sites."""
    listed = listed_sites(records)
    if listed:
        write_whole(site / SITE_WORDS, as_json(site_words(listed, records)).encode())


def site_words(listed: Sequence[Spot], records: Records) -> dict[str, Any]:
    """Return the words of the list: its vocabulary by families, and the words and the owners of every text."""
    owners = owners_of_texts(listed, records)
    words = {language: [words_of(text[place]) for text in owners] for place, language in enumerate(LANGUAGES)}
    numbers = sorted(
        {word for texts in words.values() for text in texts for word in text if has_digit(word)}, key=by_code_units
    )
    places = {word: place for place, word in enumerate(numbers)}
    vocabulary = {}
    for language, texts in words.items():
        families = families_of({word for text in texts for word in text}, STEMMERS[language].stem)
        own = {word: place for place, word in enumerate(word for family in families.values() for word in family)}
        vocabulary[language] = {
            "families": written_families(families),
            "endings": STEMMERS[language].TABLES,
            "texts": [_numbers_of(text, own) for text in texts],
        }
    return {
        "version": list_version(listed),
        "sites": len(listed),
        "numbers": numbers,
        "texts": [_numbers_of({*one, *other}, places) for one, other in zip(*words.values(), strict=True)],
        "owners": [distances(sorted(own)) for own in owners.values()],
        "languages": vocabulary,
    }


def owners_of_texts(listed: Sequence[Spot], records: Records) -> dict[_Twins, set[int]]:
    """Return who has each text: the sites by their places in the list, after them their institutions in the same order."""
    writers = [PlainWriter(records, language, CATALOGUE) for language in LANGUAGES]
    institutions = {item.institution.id: item.institution for item in listed}
    owners: dict[_Twins, set[int]] = {}
    for number, record in enumerate([*(item.site for item in listed), *institutions.values()]):
        texts = (map(seen, _texts(record, writer)) for writer in writers)
        for twins in zip(*texts, strict=True):
            owners.setdefault(twins, set()).add(number)
    return owners


def _texts(model: Model, writer: Writer) -> Iterator[str]:
    """Yield every text and value of a record or of a part of one, as readers see it."""
    left_out = _LEFT_OUT | (_OF_INSTITUTION if isinstance(model, Institution) else frozenset())
    for name, field in type(model).model_fields.items():
        if name not in left_out:
            yield from _texts_of(getattr(model, name), field_labels(field).get("unit"), writer)


def _texts_of(value: Any, unit: str | None, writer: Writer) -> Iterator[str]:
    match value:
        case None | "unknown":
            return
        case list():
            for item in value:
                yield from _texts_of(item, unit, writer)
        case Known():
            if isinstance(value.value, list):
                yield from _texts_of(value.value, unit, writer)
            else:
                yield writer.known(value, unit)
            if value.note:
                yield writer.text(value.note)
        case Reference() if value.kind == Image.kind:
            yield from _texts(writer.records.get(Image, value), writer)
        case _ if isinstance(value, SHOWABLE):
            yield writer.value(value, unit)
        case Model():
            yield from _texts(value, writer)


def _numbers_of(text: Iterable[str], numbers: Mapping[str, int]) -> list[int]:
    """Return the numbers of those words of a text that have one, each once, in order."""
    return sorted({numbers[word] for word in text if word in numbers})
