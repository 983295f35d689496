"""How a citation asks to write a figure: `| number`, or with a noun, `| of enterprise, genitive`; called by writer.py."""

from scripts.languages import ENGLISH_NAMES, Language
from scripts.languages.nouns import CASES, NOMINATIVE, kazakh_case, kazakh_count, russian_count
from scripts.languages.numbers import format_number
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
        raise CitationError(f'the way "{way}" to write a figure', f"number, or of NOUN, CASE{nearest(way, ['number'])}")
    name, case = match["noun"], match["case"] or NOMINATIVE
    noun = _noun(name, records)
    if case not in CASES[language]:
        raise CitationError(f'the case "{case}" in {ENGLISH_NAMES[language]}', one_of(case, CASES[language]))
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
        expected = f"the field counted in {Entry.folder}/{name}.yml, or {one_of(name, nouns)}"
        raise CitationError(f'the noun "{name}", which has no forms to stand after a number', expected)
    raise CitationError(f'the unknown noun "{name}"', f"an entry with the field counted, {one_of(name, nouns)}")


def _refuse_what_is_no_count(figure: Figure, name: str, noun: Counted) -> None:
    """Raise CitationError for a share, a sum or a fraction, and for a count of something else."""
    is_whole = figure.value.is_integer() and figure.denominator is None
    if is_whole and figure.unit in (None, noun.unit):
        return
    what = f"in {figure.unit}" if is_whole else "that is no whole number"
    expected = f'a count of {noun.unit} for the noun "{name}", or the citation without a noun'
    raise CitationError(f"the figure {figure.id}, {what}", expected)


def _in_russian(figure: Figure, name: str, noun: Counted, case: str) -> str:
    cases = noun.ru.cases()
    if case == "accusative" and figure.bound is not Bound.EXACT:
        case = NOMINATIVE  # after a bound both are the genitive: более 500 предприятий
    if case not in cases:
        expected = f"the field counted.ru.{case} in {Entry.folder}/{name}.yml, or one of {', '.join(cases)}"
        raise CitationError(f'no {case} of the noun "{name}" in Russian', expected)
    return russian_count(int(figure.value), cases, case, figure.bound)
