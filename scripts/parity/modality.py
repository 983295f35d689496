"""The rule `modality`: what one language denies, demands or allows, the other does too; called by rules.py.

Words are counted, not understood: a negation that got lost and a duty that became a permission both change the counts.
The classes are chosen so that a natural translation has equal counts: нельзя, не может and запрещено are one negation
and one may each, as are болмайды after -уға, рұқсат етілмейді and тыйым салынған. The words are in modality.yml;
negative forms of Kazakh verbs are found by their build. What a word counts may depend on its neighbours, never on more
than its sentence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.languages import Language
from scripts.parity.finding import Finding
from scripts.parity.passages import Pair, Passage, finding_at
from scripts.records.yaml_reader import read_yaml

_FILE = Path(__file__).with_name("modality.yml")

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.!?;:…]")
#: No word of either language is longer; what is longer counts nothing, so that a hostile text takes no time.
_LONGEST = 60
_STOPS = frozenset(".!?;:…")

#: What the lists of modality.yml count: a capital for certain, a small letter perhaps; B is a negation or a limit, and
#: a limit may say that it is the least (G) or the most (S).
_COUNTS = {
    "negation": "N",
    "must": "M",
    "may": "P",
    "at_least": "LG",
    "at_most": "LS",
    "bounds": "BS",
    "least": "G",
    "most": "S",
    "forbids": "NP",
    "needless": "NM",
    "perhaps_negation": "n",
    "perhaps_must": "m",
    "perhaps_may": "p",
    "perhaps_limit": "l",
    "perhaps_duty": "pm",
    "none": "",
}
#: Which letters of a text are one of a kind for certain, and which perhaps.
_KINDS = {
    "negation": ("N", "nB"),
    "limit": ("L", "lB"),
    "negation or limit": ("NLB", "nl"),
    "must": ("M", "m"),
    "may": ("P", "p"),
    "at least": ("G", ""),
    "at most": ("S", ""),
}
#: Compared only with one another: one that stands for the other.
_DIRECTIONS = ("at least", "at most")
_MANY_OF = {
    "negation": "negations",
    "limit": "limits",
    "negation or limit": "negations or limits",
    "must": "musts",
    "may": "mays",
    "at least": "at least",
    "at most": "at most",
}


@dataclass(frozen=True)
class Mark:
    """A word that counts: its place among the tokens of a text, its letters, and what it counts (see _COUNTS)."""

    place: int
    word: str
    counts: str


def modality_findings(pair: Pair) -> Iterator[Finding]:
    """Yield a warning where the negations, duties, permissions or limits of a pair differ between the languages.

    Paragraphs are compared one by one when both sides have equally many, else all together.
    """
    if len(pair.kk) == len(pair.ru):
        for kazakh, russian in zip(pair.kk, pair.ru, strict=True):
            yield from _compare((kazakh,), (russian,))
    elif pair.kk and pair.ru:
        yield from _compare(pair.kk, pair.ru)


def read_marks(text: str, language: Language) -> list[Mark]:
    """Return the words of `text` that deny, demand, allow or limit, in order."""
    words = _TOKEN.findall(text)
    by_itself, in_place = (kazakh_counts, _kazakh_in_place) if language == "kk" else (russian_counts, _russian_in_place)
    marks = []
    for place, word in enumerate(words):
        counts = by_itself(word) if len(word) <= _LONGEST else None
        if counts is not None:
            mark = _beside(words, place, counts, language) or in_place(words, place, counts)
            if mark.counts:
                marks.append(mark)
    return marks


# --- comparing ---


def _compare(kazakh: tuple[Passage, ...], russian: tuple[Passage, ...]) -> Iterator[Finding]:
    twin = [mark for passage in kazakh for mark in read_marks(passage.text, "kk")]
    mine = [(passage, mark) for passage in russian for mark in read_marks(passage.text, "ru")]
    if not twin and not mine:
        return
    marks = [mark for _, mark in mine]
    found, expected = _ranges(marks), _ranges(twin)
    differing = _differing(found, expected)
    if differing:
        message = (
            f"found {_said(found, differing)}{_quoted(marks, differing)}; "
            f"expected {_said(expected, differing)} as in the Kazakh{_quoted(twin, differing)}"
        )
        shown = [(passage, mark) for passage, mark in mine if _of_kind(mark, differing)]
        passage, offset = (shown[0][0], _offset(*shown[0])) if shown else (russian[0], 0)
        yield finding_at(passage, offset, "modality", "warning", message, kazakh[0])


_Ranges = dict[str, tuple[int, int]]


def _ranges(marks: Iterable[Mark]) -> _Ranges:
    """Return for each kind how many there are at least and at most."""
    letters = "".join(mark.counts for mark in marks)
    ranges = {}
    for kind, (certain, perhaps) in _KINDS.items():
        low = sum(map(letters.count, certain))
        ranges[kind] = (low, low + sum(map(letters.count, perhaps)))
    return ranges


def _differing(found: _Ranges, expected: _Ranges) -> list[str]:
    """Return the kinds of which one side has more than the other can have; the sum of two only when neither differs."""
    kinds = [kind for kind in _KINDS if found[kind][1] < expected[kind][0] or expected[kind][1] < found[kind][0]]
    more = [kind for kind in kinds if kind in _DIRECTIONS and found[kind][0] > expected[kind][0]]
    if len(more) != 1 or not {*_DIRECTIONS} <= {*kinds}:
        kinds = [kind for kind in kinds if kind not in _DIRECTIONS]
    if "negation" in kinds or "limit" in kinds:
        return [kind for kind in kinds if kind != "negation or limit"]
    return kinds


def _of_kind(mark: Mark, kinds: list[str]) -> bool:
    return any(letter in mark.counts for kind in kinds for letter in "".join(_KINDS[kind]))


def _said(ranges: _Ranges, kinds: list[str]) -> str:
    parts = []
    for kind in kinds:
        low, high = ranges[kind]
        number = str(low) if low == high else f"{low} to {high}"
        parts.append(f"{number} {kind}" if high == 1 else f"{number} {_MANY_OF[kind]}")
    return " and ".join(parts)


def _quoted(marks: Iterable[Mark], kinds: list[str]) -> str:
    words = ", ".join(f'"{mark.word}"' for mark in marks if _of_kind(mark, kinds))
    return f" ({words})" if words else ""


def _offset(passage: Passage, mark: Mark) -> int:
    for place, match in enumerate(_TOKEN.finditer(passage.text)):
        if place == mark.place:
            return match.start()
    return 0


# --- lists ---


@dataclass(frozen=True)
class _Beside:
    """What a word counts after a word that `follows` fits, or before one that `precedes` fits."""

    counts: str
    follows: re.Pattern[str] | None
    precedes: re.Pattern[str] | None


@dataclass(frozen=True)
class _Lists:
    """The lists of one language; a key that ends in a star stands for every word that begins so."""

    words: dict[str, str]
    beside: dict[str, list[_Beside]]
    heads: frozenset[str]  # the first two letters of every key, to see at once that no list has a word


@cache
def _lists(language: Language) -> _Lists:
    written = read_yaml(_FILE, _FILE.name).value[language]
    words = {word: _COUNTS[name] for name in written if name != "beside" for word in written[name].split()}
    beside: dict[str, list[_Beside]] = {}
    for entry in written["beside"]:
        rule = _Beside(_COUNTS[entry["counts"]], _pattern(entry.get("follows")), _pattern(entry.get("precedes")))
        for word in entry["words"].split():
            beside.setdefault(word, []).append(rule)
    return _Lists(words, beside, frozenset(key[:2] for key in (*words, *beside)))


def _pattern(words: str | None) -> re.Pattern[str] | None:
    return re.compile(re.escape(words).replace(r"\*", ".*").replace(r"\ ", "|")) if words else None


def _keys(word: str) -> Iterator[str]:
    """Yield the keys under which a list may have `word`: the word, then its beginnings from the longest."""
    yield word
    for length in range(len(word), 1, -1):
        yield f"{word[:length]}*"


def _listed(word: str, language: Language) -> str | None:
    """Return what `word` counts by the lists, "" when it counts only beside others, None when no list has it."""
    lists = _lists(language)
    if word[:2] not in lists.heads:
        return None
    for key in _keys(word):
        if key in lists.words:
            return lists.words[key]
    return "" if any(key in lists.beside for key in _keys(word)) else None


@cache
def _rules_beside(word: str, language: Language) -> tuple[_Beside, ...]:
    beside = _lists(language).beside
    return tuple(rule for key in _keys(word) for rule in beside.get(key, ()))


def _beside(words: list[str], place: int, counts: str, language: Language) -> Mark | None:
    """Return the mark of a word whose neighbour changes what it counts, or None."""
    word = words[place]
    for rule in _rules_beside(word.lower(), language):
        before, after = _neighbour(words, place - 1), _neighbour(words, place + 1)
        if rule.precedes and rule.precedes.fullmatch(after):
            return Mark(place, f"{word} {words[place + 1]}", rule.counts)
        if rule.follows and rule.follows.fullmatch(before):
            return Mark(place, f"{words[place - 1]} {word}", rule.counts)
    return None


def _neighbour(words: list[str], place: int) -> str:
    """Return the word at `place` in small letters, or "" where the text or the sentence ends."""
    return "" if not 0 <= place < len(words) or words[place] in _STOPS else words[place].lower()


# --- Russian ---

_NO_ONE = frozenset(
    "ни никто никого никому никем ничто ничего ничему ничем никак никакой никакая никакое никакие никакого никакому "
    "никаким никаком никаких никакими никакую нигде никогда никуда ниоткуда ничей ничья ничьё ничьи ничьих".split()
)
_QUESTIONS = frozenset("как кому кого кем ком что чего чему чем чём куда где откуда сколько почему зачем".split())
_WHICH = re.compile(r"как(?:ой|ого|ому|им|ом|ая|ую|ое|ие|их|ими)")
_IN_BETWEEN = frozenset("важно лучше именно ещё уже сначала потом здесь там дальше и её его их это об о в".split())
_INFINITIVE = re.compile(r".*(?:[аеиоуыюя]ть|[ёеау]сть|[аез]ти|зть|йти|сти|чь)(?:ся|сь)?")
#: Endings of finite verbs and short participles; a sentence with none of them can deny with ни alone: Никаких гарантий.
_VERBAL = re.compile(r"есть|извест.*|.+(?:[аеёиуюя]т|[аеёиоуыяш]л[аои]?|[аеё]н[аоы]?|[еи]м)(?:ся|сь)?")


@cache
def russian_counts(word: str) -> str | None:
    """Return what a Russian word counts by itself, or None when it is of no interest.

    A long word on не- is a negation unless the lists know better; an adjective on без-, бес- may be one, since Kazakh
    has -сыз, -сіз for it as well as other words.
    """
    word = word.lower()
    listed = _listed(word, "ru")
    if listed is not None:
        return listed
    if word.startswith("не") and len(word) > 4:
        return "N"
    if word.startswith(("без", "бес")) and len(word) > 5:
        return "n"
    return "" if word in _NO_ONE or word in _QUESTIONS or _WHICH.fullmatch(word) else None


def _russian_in_place(words: list[str], place: int, counts: str) -> Mark:
    word = words[place].lower()
    if word in _NO_ONE:
        counts = "N" if _denies_alone(words, place) else ""
    elif counts == "" and _asks_what_to_do(words, place, word):
        counts = "mp"  # что прислать is не жіберу керек, как найти is қалай табуға болады
    return Mark(place, words[place], counts)


def _denies_alone(words: list[str], place: int) -> bool:
    """Return whether the first ни of a sentence without a verb stands at `place`; beside a verb не or нет denies."""
    start = place
    while start and words[start - 1] not in _STOPS:
        start -= 1
        if words[start].lower() in _NO_ONE:
            return False
    for word in words[start:]:
        if word in _STOPS:
            break
        if word.lower() not in _NO_ONE and (russian_counts(word) or _VERBAL.fullmatch(word.lower())):
            return False
    return True


def _asks_what_to_do(words: list[str], place: int, word: str) -> bool:
    first, second = _neighbour(words, place + 1), _neighbour(words, place + 2)
    if word in _QUESTIONS:
        if _neighbour(words, place - 1) == "прежде":
            return False
        return bool(_INFINITIVE.fullmatch(first) or (first in _IN_BETWEEN and _INFINITIVE.fullmatch(second)))
    return bool(_WHICH.fullmatch(word) and _INFINITIVE.fullmatch(second))


# --- Kazakh ---

_VOWELS = frozenset("аәеёиоөуұүыіэюя")
_BACK, _FRONT = frozenset("аоұыёюя"), frozenset("әөүіеэ")
_VOICELESS, _NASAL = frozenset("кқпстшщфхцчһбвгд"), frozenset("мнңзж")
#: The verbs of one consonant and one vowel; other such beginnings are no stems (а-ма in тамады: it drips).
_SHORT_STEMS = frozenset("же де жу қу бу ту қи жи ки ти ши сү".split())

_MANY = r"(?:[дтл][ае]р)"
_OWNERS = r"(?:[ыі][мң](?:[ыі]з)?|с[ыі]|[ыі]|[мң])"
_CASES = r"(?:[ғг][ае]|[қк][ае]|н?[ае]|н?д[ае]ғы|н?д[ае]гі|н?д[ае]|т[ае]|[дтн][ыі]ң?|н|[дтн][ае]н|мен|ш[ае]|д[ае]й)"
_PERSONS = r"(?:[мпб][ыі]н|с[ыі]ң(?:д[ае]р)?|[мпб][ыі]з|с[ыі]з(?:д[ае]р)?)"
_NOMINAL = rf"{_MANY}?{_OWNERS}?{_CASES}?{_PERSONS}?"
_PAST_PERSONS = r"(?:м|ң(?:[ыі]з(?:д[ае]р)?|д[ае]р)?|қ|к)?"
_MARK = re.compile("[мбп][ае]")
#: A negative form of a verb: stem, mark of negation, and one of the endings that no noun on -ма, -ме has but -масын.
_NEGATIVE = re.compile(
    r"(?P<stem>.+)(?P<mark>[мбп][ае])(?P<ending>"
    rf"й(?:{_PERSONS}|д[ыі]|[ыі]нша|[ыі]нше|т[ыі]н(?:д[ыі][қкғг])?{_NOMINAL})?"
    rf"|ғ?г?[ае]н(?:д[ыі][қкғг])?{_NOMINAL}"
    rf"|д[ыі]{_PAST_PERSONS}"
    rf"|с[ае]{_PAST_PERSONS}"
    rf"|у(?:ш[ыі](?:л[ыі][қкғг])?)?{_NOMINAL}"
    rf"|с(?:т[ае]н|т[ае]й|{_PERSONS})?"
    r"|с[ыі]н"
    r"|ң[ыі]з(?:д[ае]р)?|ңд[ае]р"
    r"|пт[ыі]"
    r")"
)
_WISH = frozenset(("сын", "сін"))
#: Stems after which -масын, -месін is a wish wherever it stands; after others it is mostly a noun: жазбасын.
_PASSIVE = re.compile(r"бол|.*(?:[ыі][лн]|[лдт][ае]н)|.{2,}[аеуй][лн]")
_ENDS = frozenset(("", "деп", "деген", "деді", "деу", "дейді"))

_WITHOUT = re.compile(r".{2,}[^аейюяэ]с[ыі]з(?:[дғг].{0,9}|б[ыі]н)?")
_UNTIL = re.compile(r".{2,}[ғгқк][ае]нш[ае]")
_BE = re.compile(r"бол(?:ады|атын.*|а|ар.*|са.*|ды|ған.*|май.*|мас.*|ма[ғдсу].*|уы|у|сын)")
_CAN = re.compile(
    r"ал(?:а|ады|асыз|амын|амыз|атын.*|са[мңқ]?|саңыз|ды[мңқ]?|ған(?:ы.*|да.*)?|май.*|мас.*|ма[ғдсу].*|уы.*|у|ар.*|сын)"
)
#: After these forms болады is can, may: оқуға болады, айтса болады.
_PURPOSE = re.compile(r".*уғ?г?[ае]|.{2,}с[ае](?:[мңқк]|ң[ыі]з)?")
#: Words on а, е that stand before ал- and are no converbs: nouns, cases and adverbs (басқаруға алған: took over).
_NO_CONVERB = re.compile(
    r".*(?:[кқпстшңнрлмзй][қк][ае]|д[ае]|[тқкспш]т[ае]|[ғг][ае]|ш[ае]|м[ае])"
    r"|палата|редакция|компания|қайта|жоба"
)
_CONVERBS = frozenset("шыға жыға тыға сыға ұға соға қаға таға жолыға еге төге сөге тіге бүге біріге кешіге".split())
#: A converb (түсіне алады) or a noun with its owner (есебіне алады).
_UNSURE_CONVERB = re.compile(r".*[ыі]н[ае]")
_ALSO = frozenset(("да", "де", "та", "те"))
_PARTICLES = _ALSO | {"ғана", "қана"}
#: Words of amount before a verb that denies, and whether they make a bound the least or the most.
_AMOUNTS = dict.fromkeys("кем аз төмен қысқа ерте кіші".split(), "BG") | dict.fromkeys(
    "артық көп жоғары ұзақ кеш үлкен".split(), "BS"
)
_BEFORE_IT = frozenset(("бұрын", "тұрып"))


@cache
def kazakh_counts(word: str) -> str | None:
    """Return what a Kazakh word counts by itself, or None when it is of no interest; "?" for a wish or a noun."""
    lower = word.lower()
    first, hyphen, last = lower.rpartition("-")
    if hyphen:
        if first[:3] == last[:3] or first == "бар" or first.startswith("екен"):
            # келетін-келмейтіні, екен-емесі: whether it comes, whether it is, which denies nothing
            return _listed(last, "kk") if first == last else None
        lower = last
    listed = _listed(lower, "kk")
    if listed is not None:
        return listed
    if word[0].isupper() and lower.endswith(("бай", "пай")):
        return None  # a name: Жанбай
    negative = _negative_verb(lower)
    if negative:
        return negative
    if (lower.startswith("бол") and _BE.fullmatch(lower)) or (lower.startswith("ал") and _CAN.fullmatch(lower)):
        return ""
    if ("сыз" in lower or "сіз" in lower) and _WITHOUT.fullmatch(lower):
        return "N"
    return "n" if "нш" in lower and _UNTIL.fullmatch(lower) else None


def _negative_verb(word: str) -> str | None:
    match = _NEGATIVE.fullmatch(word) if _MARK.search(word, 1) else None
    if not match or not _suits(match["stem"], match["mark"]):
        return None
    if match["ending"].startswith("уш"):
        return "n"  # жетіспеушілік: нехватка, недостаток
    return "?" if match["ending"] in _WISH and not _PASSIVE.fullmatch(match["stem"]) else "N"


def _suits(stem: str, mark: str) -> bool:
    """Return whether a mark of negation can stand after `stem`.

    After м н ң з ж it has б, after voiceless consonants п, else м; its vowel is back or front as the last of the stem
    (Қазақ грамматикасы, Astana 2002: болымсыз етістік, үндестік заңы).
    """
    if mark[0] != ("п" if stem[-1] in _VOICELESS else "б" if stem[-1] in _NASAL else "м"):
        return False
    vowel = next((letter for letter in reversed(stem) if letter in _BACK or letter in _FRONT), None)
    if vowel and (vowel in _BACK) != (mark[1] == "а"):
        return False
    if len(stem) == 2 and stem[1] in _VOWELS and stem[0] not in _VOWELS:
        return stem in _SHORT_STEMS
    return len(stem) > 1 and not _VOWELS.isdisjoint(stem)


def _kazakh_in_place(words: list[str], place: int, counts: str) -> Mark:
    word = words[place].lower()
    before, after = _neighbour(words, place - 1), _neighbour(words, place + 1)
    also = before in _ALSO
    if before in _PARTICLES:
        before = _neighbour(words, place - 2)
    if counts == "?":
        counts = "N" if after in _ENDS else ""
    elif counts == "N" and after in _BEFORE_IT:
        # шешпес бұрын: прежде чем решать; қол қоймай тұрып: до подписания, пока не подписали
        counts = "" if word.endswith("с") else "n"
    elif word == "емес" and also and not _ALSO.isdisjoint(words[max(0, place - 6) : place - 1]):
        counts = "Nn"  # бұл да, ол да емес: не это и не то, ни то ни другое
    if counts == "N" and before in _AMOUNTS:
        counts = _AMOUNTS[before]  # кем болмауға тиіс: не менее, не должно быть ниже; артық ұсталмайды: не больше
    elif word.startswith("бол") and _BE.fullmatch(word) and _PURPOSE.fullmatch(before):
        counts += "P"
    elif word.startswith("ал") and _CAN.fullmatch(word) and _is_converb(before):
        sure = "N" not in counts and not _UNSURE_CONVERB.fullmatch(before)
        counts += "P" if sure else "p"  # таба алмадық: не смогли найти, не нашли
    return Mark(place, words[place], counts)


def _is_converb(word: str) -> bool:
    return word in _CONVERBS or (word[-1:] in ("а", "е", "й", "и") and not _NO_CONVERB.fullmatch(word))
