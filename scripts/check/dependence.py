"""What rests on records that are broken: rules that learn from records do not look at it, and look at all the rest; called by runner.py.

Which names a broken record carries is not known, so that every text with a word of its names is taken to rest on it.
"""

import re
from collections.abc import Iterator

from scripts.pages.citations import LINK, MACRO, cited_in
from scripts.records.loader import Records
from scripts.twins.passages import TextPassage
from scripts.twins.site import Site

#: The beginning of a word, which all its forms have, however long their endings.
_BEGINNING = re.compile(r"(?<![^\W_])[^\W\d_]{3,4}")
#: The fields by whose words other texts name a record, or what belongs to it, and the lines below them.
_NAMES = re.compile(
    r"^(?P<indent> *)(?:- )?(?:name|short_name|term|synonyms|abbreviation|publisher|region|address|owner|persons|representative|author)"
    r":(?P<words>.*\n(?:(?P=indent) +.*\n|\n)*)",
    re.MULTILINE,
)


def independent(site: Site) -> Site:
    """Return the site without the passages that rest on records which are aside."""
    if not site.records.aside:
        return site
    rests = _Dependence(site.records).rests
    kept = Site(site.docs, site.records, site.pages, site.problems)
    pairs = [pair for pair in site.pairs if not any(map(rests, pair.kk + pair.ru))]
    passages = [passage for passage in site.passages if not rests(passage)]
    kept.__dict__.update(record_pairs=site.record_pairs, pairs=pairs, passages=passages)
    return kept


class _Dependence:
    def __init__(self, records: Records) -> None:
        self._aside = records.aside
        self._ids = re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(name) for _, name in records.aside)})(?![\w-])")
        self._words = frozenset(word for text in records.aside.values() for word in _words_of_names(text))

    def rests(self, passage: TextPassage) -> bool:
        """Return whether a passage cites a record that is aside, or has a word of its names."""
        source = passage.source
        if any((kind, name.partition("/")[0]) in self._aside for kind, name in cited_in(source)):
            return True
        if any(self._ids.search(match.group()) for pattern in (MACRO, LINK) for match in pattern.finditer(source)):
            return True
        return not self._words.isdisjoint(_BEGINNING.findall(passage.text.lower()))


def _words_of_names(text: str) -> Iterator[str]:
    for field in _NAMES.finditer(text):
        yield from _BEGINNING.findall(field["words"].lower())
