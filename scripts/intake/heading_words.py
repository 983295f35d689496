"""What the words above a column mean; called by headings.py and read.py.

A heading is known by the name of its column in the tables, by the name of its field in either language, or by what offices
usually write (words.yml); behind a comma or in brackets it may have a unit.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from scripts.intake.cell_numbers import HeadingUnit, heading_unit, own_unit
from scripts.intake.cells import tidy
from scripts.intake.facts import ABOUT
from scripts.intake.understood import in_plain_letters, words
from scripts.languages import LANGUAGES
from scripts.reading.quantities import COUNTED_NOUNS
from scripts.records.kinds import KINDS
from scripts.tables.columns import FieldPart, Table, fact_parts, own_parts, part_labels, tables_of
from scripts.tables.fields import FieldType, TableField

_PUNCTUATION = re.compile(r"[^\w%№#+²³]+")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?=[^\W\d_])|\u00ad")
#: 1. Наименование, 2.1) Площадь
_NUMBER_OF_LINE = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\s?[.)]\s*(?=[^\W\d])")
_PRESENCE = re.compile(r"(?P<base>.+?)\s*\((?P<words>[^()]+)\)")
_BETWEEN_SIDES = tuple(map(re.compile, (r"\s+[/–—-]\s+", r"\s*/\s*", r"\s*[|;]\s*")))
_LONGEST_OF_BOTH = 120
_IN_BRACKETS = re.compile(r"(?P<one>[^()]+)\((?P<other>[^()]+)\)(?P<unit>.*)")
_TAIL = re.compile(r"^(?P<base>.+?)\s*[,(]\s*(?:в |in )?(?P<unit>[^,()]+(?:\([^()]*\))?)\)?\s*$")
_IN = re.compile(r"^(?P<base>.+?)\s+(?:в\s+)?(?P<unit>(?:тыс\.?\s*|млн\.?\s*|мың\s*)?[^\s]+(?:\s[^\s]{1,4})?)$")


@dataclass(frozen=True)
class Target:
    """What a column tells: a part of a field of the table; without a field, a part of every fact of the row."""

    field: TableField | None
    part: FieldPart
    heading: HeadingUnit | None = None
    #: The heading asks whether it is there, so that a minus says that it is not: «Газ (+/-)».
    is_presence: bool = False
    #: It is the name of the column in the tables of the site, which write numbers with a point and in the unit of the field.
    is_own: bool = False


@lru_cache(maxsize=20_000)
def folded_heading(text: str) -> str:
    """Return a heading as it is compared: words alone, in small letters that every keyboard has."""
    whole = in_plain_letters(whole_words(text))
    return " ".join(_PUNCTUATION.sub(" ", whole.replace("_", " ")).split())


def takes_part(field: TableField, part: FieldPart) -> bool:
    """Return whether a field has such a part beside its value."""
    return part in fact_parts(field)


def whole_words(text: str) -> str:
    """Return a text whose words are not broken at the ends of lines."""
    return _BROKEN_WORD.sub("", text)


def target_of(table: Table, name: str) -> Target | None:
    """Return what a name in a mapping means: that of a column, or the dotted path of a field; `source` and `as_of` of rows."""
    for column in table.columns:
        if name == column.name:
            return Target(column.field, column.part)
    for one in table.fields:
        if name in (".".join(one.path), one.name):
            return Target(one, _main_part(one, "ru"))
    for part in ABOUT:
        for one in table.fields:
            if name in (f"{'.'.join(one.path)}.{part}", f"{'.'.join(one.path)}_{part}") and takes_part(one, part):
                return Target(one, part)
        if name == part and part in (FieldPart.SOURCE, FieldPart.AS_OF):
            return Target(None, part)
    sides = [(f"{'.'.join(one.path)}.{part}", one, part) for one in table.fields for part in own_parts(one)]
    return next((Target(one, part) for path, one, part in sides if name == path), None)


def heading_of(table: Table, text: str) -> Target | None:
    """Return what a heading means that is known without a mapping."""
    return known(table, (text,), None, Counter())


def column_name(table: Table, target: Target) -> str | None:
    """Return the name of the column that is a target: `space_area_m2`, `source` for all facts of a row."""
    if target.field is None:
        return str(target.part)
    names = [one.name for one in table.columns if one.field == target.field and one.part == target.part]
    return names[0] if names else target.field.name


@lru_cache(maxsize=20_000)
def headings_in(parts: tuple[str, ...]) -> frozenset[str]:
    """Return the headings of any table whose words all stand above a column; without one, nobody needs to look closer."""
    said = set(folded_heading(" ".join(parts)).split())
    return frozenset(
        text for word in said for text, needed in _words_of_headings().get(word, {}).items() if needed <= said
    )


@cache
def _words_of_headings() -> dict[str, dict[str, frozenset[str]]]:
    """Return each heading that is known with its words, by the first of them."""
    tables = (table for model in KINDS.values() for table in tables_of(model))
    texts = {*_parts(), *(text for table in tables for text in headings_of(table))}
    found: defaultdict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for text in filter(None, texts):
        found[text.split()[0]][text] = frozenset(text.split())
    return found


def known(table: Table, parts: tuple[str, ...], before: TableField | None, bare: Counter[FieldPart]) -> Target | None:
    """Return what a heading of one or more rows means, None where nobody knows."""
    parts = tuple(_NUMBER_OF_LINE.sub("", part).rstrip(" :*") for part in parts)
    if len(parts) > 1 and (unit := _unit_alone(parts[-1])):
        of_field = known(table, parts[:-1], before, bare)
        if of_field and of_field.field:
            return of_field if of_field.heading or of_field.is_own else replace(of_field, heading=unit)
    part = bare_part(parts[-1])
    if part is not None:
        group = known(table, parts[:-1], None, Counter()) if len(parts) > 1 else None
        if group is not None and group.field and takes_part(group.field, part):
            return Target(group.field, part)
        if (
            part in (FieldPart.SOURCE, FieldPart.AS_OF)
            and bare[part] == 1
            and not any(one.name == part for one in table.fields)
        ):
            return Target(None, part)
        if before is not None and takes_part(before, part) and len(parts) == 1:
            return Target(before, part)
    pieces = [split_unit(piece) for piece in parts]
    unit = next((found for _, found in reversed(pieces) if found), None)
    bases = [base for base, _ in pieces]
    tried = [" ".join(bases), " ".join(reversed(bases)), bases[-1]]
    if len(bases) > 2:
        tried += [" ".join(bases[1:]), " ".join(reversed(bases[1:]))]
    is_presence = len(bases) > 1 and _is_presence(parts[-1])
    tried += [bases[0]] if is_presence else []
    asked = _PRESENCE.fullmatch(parts[-1])
    if asked and _is_presence(asked["words"]):
        found = known(table, (*parts[:-1], asked["base"]), before, bare)
        return replace(found, is_presence=True) if found else None
    if len(parts) == 1 and (found := _in_both(table, parts[0])):
        return found
    # A name may have what looks like a unit in it.
    whole = [" ".join(parts), " ".join(reversed(parts)), parts[-1]]
    for text in (*whole, *tried):
        found = headings_of(table).get(folded_heading(text))
        if found is not None:
            return found if found.is_own else Target(found.field, found.part, unit, is_presence)
    return None


@lru_cache(maxsize=20_000)
def _unit_alone(text: str) -> HeadingUnit | None:
    """Return the unit that is all of a part of a heading, as in a row or a column of units; one without a code counts pieces."""
    bare = text.strip(" ,.()")
    if bare.casefold() in words()["pieces"]:
        return HeadingUnit(Decimal(1), "")
    return heading_unit(text.strip(" ,()")) if bare[:1].isalpha() or bare == "%" else None


def _is_presence(text: str) -> bool:
    """Return whether a part of a heading asks whether something is there."""
    return text.casefold() in words()["presence"]


def _in_both(table: Table, text: str) -> Target | None:
    """Return what a heading in both languages means: «Жалпы ауданы / Общая площадь»; words stand in both below it then."""
    headings = headings_of(table)
    for first, second, unit in _sides(text):
        found = headings.get(first), headings.get(second)
        if not found[0] or not found[1] or found[0].field != found[1].field:
            continue
        if found[0].part == found[1].part:
            return replace(found[0], heading=unit)
        if (found[0].part, found[1].part) == (FieldPart.KK, FieldPart.RU):
            return Target(found[0].field, FieldPart.VALUE, unit)
    return None


@lru_cache(maxsize=20_000)
def _sides(text: str) -> tuple[tuple[str, str, HeadingUnit | None], ...]:
    """Return what the two languages of a heading may be as they are compared, with their unit: at a sign, in brackets, at a space."""
    if len(text) > _LONGEST_OF_BOTH:
        return ()
    pairs = [sign.split(text) for sign in _BETWEEN_SIDES]
    if bracket := _IN_BRACKETS.fullmatch(text):
        pairs.append([bracket["one"] + bracket["unit"], bracket["other"]])
    pairs += [[text[: space.start()], text[space.end() :]] for space in re.finditer(" ", text)]
    found = list[tuple[str, str, HeadingUnit | None]]()
    for first, second in (map(split_unit, pair) for pair in pairs if len(pair) == 2):
        units = {unit for _, unit in (first, second) if unit}
        if len(units) < 2:
            found.append((folded_heading(first[0]), folded_heading(second[0]), next(iter(units), None)))
    return tuple(found)


def bare_part(text: str) -> FieldPart | None:
    """Return the part that a heading names without a field, in one language or in both: Источник, Дереккөзі / Источник."""
    found = {_parts().get(folded_heading(side)) for side in (text.split("/") if "/" in text else (text,))}
    return next(iter(found)) if len(found) == 1 else _parts().get(folded_heading(text))


@cache
def _parts() -> dict[str, FieldPart]:
    return {folded_heading(word): FieldPart(part) for part, said in words()["parts"].items() for word in said}


@cache
def split_unit(text: str) -> tuple[str, HeadingUnit | None]:
    """Return a heading without the unit behind it, and that unit: «Площадь, тыс. кв. м»."""
    text = tidy(whole_words(text))
    for pattern in (_TAIL, _IN):
        found = pattern.match(text)
        unit = heading_unit(found["unit"].strip()) if found else None
        if found and unit and (pattern is _TAIL or unit.unit not in COUNTED_NOUNS):
            return found["base"], unit
    return text, heading_unit(text) if not text[:1].isdigit() else None


def headings_of(table: Table) -> dict[str, Target]:
    """Return what each heading means that is known for a table, by its words as they are compared."""
    return _headings(table.kind, table.name)


@cache
def _headings(kind: str, name: str) -> dict[str, Target]:
    """Return what each heading means that is known for a table; one that may mean two things is none."""
    table = next(table for table in tables_of(KINDS[kind]) if table.name == name)
    found: defaultdict[str, set[Target]] = defaultdict(set)
    for text, target in _said(table):
        found[folded_heading(text)].add(target)
    exact = {
        folded_heading(column.name): Target(column.field, column.part, own_unit(column.field), is_own=True)
        for column in table.columns
    }
    return {text: next(iter(targets)) for text, targets in found.items() if len(targets) == 1} | exact


def _said(table: Table) -> Iterator[tuple[str, Target]]:
    """Yield what may stand above the columns of a table."""
    usual: dict[str, dict[str, list[str]]] = words()["headings"]
    for one in table.fields:
        labels = [(one.labels[side], side) for side in LANGUAGES]
        path = ".".join(one.path)
        for said in (usual.get(path, {}), usual.get(f"{table.kind}/{path}", {})) if not table.path else ():
            labels += [(word, side) for side in LANGUAGES for word in said.get(side, ())]
        if one.group_labels:
            labels += [(f"{one.group_labels[side]} {one.labels[side]}", side) for side in LANGUAGES]
        for label, side in labels:
            yield label, Target(one, _main_part(one, side))
            yield ".".join(one.path), Target(one, _main_part(one, "ru"))
            if FieldPart.KK in own_parts(one):
                for part in (FieldPart.KK, FieldPart.RU):
                    for word in words()["languages"][part]:
                        yield f"{label} {word}", Target(one, part)
            if one.type is FieldType.COORDINATES:
                for part in (FieldPart.LATITUDE, FieldPart.LONGITUDE):
                    for language in LANGUAGES:
                        yield f"{label} {part_labels(part)[language]}", Target(one, part)
                        yield part_labels(part)[language], Target(one, part)
            for part in ABOUT:
                if takes_part(one, part):
                    for word in (*words()["parts"][part], *part_labels(part).values()):
                        yield f"{label} {word}", Target(one, part)
        if len(set(one.labels.values())) > 1 and FieldPart.KK not in own_parts(one):
            yield " ".join(one.labels[side] for side in LANGUAGES), Target(one, FieldPart.VALUE)
    for column in table.columns[:2] if table.path else ():
        for label in column.field.labels.values():
            yield label, Target(column.field, column.part)


def _main_part(one: TableField, side: str) -> FieldPart:
    """Return the part that a heading without more words tells; of words, those of its own language."""
    return FieldPart(side) if one.type is FieldType.WORDS else FieldPart.VALUE
