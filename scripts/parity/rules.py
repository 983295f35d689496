"""Every rule of the check by its name: what it looks for, at what, and whether a finding of it may be accepted.

Used by checks.py, which runs them, and by the commands, the build and the status of pages.
"""

from dataclasses import dataclass
from enum import Enum


class Scope(Enum):
    """What a rule looks at; `stops` says whether its errors keep a site from being built."""

    INPUT = "the files", True
    LANGUAGES = "the two languages", True
    WRITING = "one language", False
    TIME = "age and owners", False
    READING = "joint reading", False

    def __init__(self, words: str, stops: bool) -> None:
        self.words, self.stops = words, stops


@dataclass(frozen=True)
class Rule:
    """A rule: what it looks for, in plain words, and whether a finding of it may be accepted in place."""

    about: str
    scope: Scope
    acceptable: bool = True
    #: A rule that needs a clock, or a program that a build does without, is left to the check.
    in_build: bool = True


#: The rules by name.
RULES: dict[str, Rule] = {
    "records": Rule("a record that is broken, contradicts itself or points at nothing", Scope.INPUT, False),
    "schema": Rule("a JSON Schema that the models have left behind", Scope.INPUT, False, False),
    "words": Rule("words of a record that cite what is not there", Scope.INPUT, False),
    "tree": Rule("a page in no language, a symbolic link, a missing folder", Scope.INPUT, False),
    "prose": Rule("a page that cannot be read, or whose front matter or citations are wrong", Scope.INPUT, False),
    "markup": Rule("Markdown that is left open: code, a comment, a link, bold words", Scope.INPUT, False),
    "uncited-number": Rule("a number in prose that is no citation of a record", Scope.INPUT),
    "pair-exists": Rule("a page that stands in one language only", Scope.LANGUAGES, False),
    "front-matter": Rule("fields of the front matter, and values that have no language", Scope.LANGUAGES),
    "headings": Rule("ids, levels and order of headings", Scope.LANGUAGES, False),
    "blocks": Rule("kinds and order of blocks: paragraphs, lists, tables, code, quotes", Scope.LANGUAGES),
    "lists": Rule("lists: how many items, numbered or not, from which number", Scope.LANGUAGES),
    "tables": Rule("tables: how many rows and cells", Scope.LANGUAGES),
    "admonitions": Rule("kinds of notes", Scope.LANGUAGES),
    "citations": Rule("citations of records", Scope.LANGUAGES),
    "links": Rule("targets of links, each in the reader's language", Scope.LANGUAGES),
    "images": Rule("images", Scope.LANGUAGES),
    "footnotes": Rule("footnotes", Scope.LANGUAGES),
    "numbers": Rule("numbers in every spelling", Scope.LANGUAGES),
    "dates": Rule("dates in both grammars", Scope.LANGUAGES),
    "quantities": Rule("values with units, money, percent", Scope.LANGUAGES),
    "identifiers": Rule("telephones, addresses, numbers of documents and articles, coordinates", Scope.LANGUAGES),
    "names": Rule("names of bodies, people and places", Scope.LANGUAGES),
    "abbreviations": Rule("abbreviations, short or in full", Scope.LANGUAGES),
    "modality": Rule("words that deny, oblige, allow or limit", Scope.LANGUAGES),
    "untranslated": Rule("text left in the other language, or the same in both", Scope.LANGUAGES),
    "spelling": Rule("words that no dictionary and no list of the project knows", Scope.WRITING, in_build=False),
    "yo": Rule("е in a Russian word that has ё", Scope.WRITING, in_build=False),
    "typography": Rule("quotes, dashes, no-break spaces and the percent sign", Scope.WRITING),
    "mixed-script": Rule("Latin letters inside Cyrillic words, and the reverse", Scope.WRITING),
    "link-words": Rule("words of a link that do not say where it leads", Scope.WRITING),
    "alt-text": Rule("images whose alternative text says nothing", Scope.WRITING),
    "long-sentence": Rule("sentences that are far too long", Scope.WRITING),
    "forbidden-words": Rule("words that the glossary asks not to use", Scope.WRITING),
    "stale": Rule("a fact older than its kind allows, with who can be asked", Scope.TIME, in_build=False),
    "source-notes": Rule("a source without an address or a date that does not say so", Scope.TIME),
    "open-terms": Rule("a term to be agreed whose owner has ended", Scope.TIME),
    "review": Rule("a page not read again within its period", Scope.TIME, in_build=False),
    "agreement": Rule("a text that changed since both languages were read together", Scope.READING, False),
    "acceptance": Rule("a comment that accepts nothing, or without a rule or a reason", Scope.READING, False),
}
