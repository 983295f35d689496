"""Writes the words with which a fact is quoted, `cite.json`; called by site_build.py.

cite.js fetches them when a reader quotes a fact, and fills in what it reads of it on the page.
"""

import json
from pathlib import Path

from scripts.exports.passport import PlainWriter
from scripts.files import write_whole
from scripts.languages import Language
from scripts.pages.addresses import url_in
from scripts.records.loader import Records

_WORDS = tuple(
    "cite_panel cite_fact cite_statement cite_term cite_open cite_note cite_sentence cite_csl cite_bibtex cite_unchanged "
    "as_of letter_copied letter_selected search_close".split()
)


def write_citation_words(records: Records, site: Path, language: Language) -> None:
    """Write the words in `language`, and who publishes the site where that is known, into the folder `site`."""
    writer = PlainWriter(records, language, "index.md")
    words = {key: writer.phrase(key) for key in _WORDS}
    if records.publisher:
        words["publisher"] = writer.plain(records.publisher.name)
    path = site / url_in("cite.json", language)
    write_whole(path, json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode())
