"""How a citation asks to write a figure: `| number`, or with a noun, `| of enterprise, genitive`; called by writer.py."""

from scripts.languages import Language
from scripts.languages.nouns import CASES, NOMINATIVE, kazakh_case, kazakh_count, russian_count
from scripts.languages.numbers import format_number
from scripts.messages.say import say
from scripts.pages.citations import NOUN, CitationError
from scripts.records.kinds.reference import Counted, Entry, Figure
from scripts.records.known import Bound
from scripts.records.loader import Records
from scripts.records.problems import nearest, one_of


def counted(figure: Figure, way: str, records: Records, language: Language) -> str:
    """Return a figure as a citation asks for: `number` alone, or with its bound and a noun in the form that both ask for.

    Raises CitationError for another way, and for a noun that cannot stand there.
    """
    if way == "number":
        return format_number(figure.value, language)
    match = NOUN.fullmatch(way)
    if match is None:
        raise CitationError(
            say("pages.way-to-write-figure", way=way),
            say("pages.number-or-of-noun-case", near=nearest(way, ["number"])),
        )
    name, case = match["noun"], match["case"] or NOMINATIVE
    noun = _noun(name, records)
    if case not in CASES[language]:
        raise CitationError(
            say("pages.case-in", case=case, language=say(f"language.{language}")), one_of(case, CASES[language])
        )
    _refuse_what_is_no_count(figure, name, noun)
    value = int(figure.value)
    if language == "kk":
        return kazakh_count(value, kazakh_case(noun.kk.word, case, noun.kk.owned), figure.bound)
    return _in_russian(figure, name, noun, case)


def _noun(name: str, records: Records) -> Counted:
    entries = {entry.id: entry.counted for entry in records.all(Entry)}
    noun = entries.get(name)
    if noun:
        return noun
    nouns = [entry for entry, forms in entries.items() if forms]
    if name in entries:
        expected = say("pages.field-counted", file=f"{Entry.folder}/{name}.yml", nouns=one_of(name, nouns))
        raise CitationError(say("pages.noun-which-has-no-forms-to", name=name), expected)
    raise CitationError(say("pages.unknown-noun", name=name), say("pages.entry-counted", nouns=one_of(name, nouns)))


def _refuse_what_is_no_count(figure: Figure, name: str, noun: Counted) -> None:
    """Raise CitationError for a share, a sum or a fraction, and for a count of something else."""
    is_whole = figure.value.is_integer() and figure.denominator is None
    if is_whole and figure.unit in (None, noun.unit):
        return
    what = say("pages.in-unit", unit=figure.unit) if is_whole else say("pages.no-whole-number")
    expected = say("pages.count-of-for-noun-or-citation", unit=noun.unit, name=name)
    raise CitationError(say("pages.figure", id=figure.id, what=what), expected)


def _in_russian(figure: Figure, name: str, noun: Counted, case: str) -> str:
    cases = noun.ru.cases()
    if case == "accusative" and figure.bound is not Bound.EXACT:
        case = NOMINATIVE  # after a bound both are the genitive: более 500 предприятий
    if case not in cases:
        expected = say("pages.case-counted", case=case, file=f"{Entry.folder}/{name}.yml", cases=[*cases])
        raise CitationError(say("pages.no-of-noun-in-russian", case=case, name=name), expected)
    return russian_count(int(figure.value), cases, case, figure.bound)
