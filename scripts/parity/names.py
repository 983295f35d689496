"""The rule `names`: both sides of a pair name the same bodies, people and places; called by runner.py.

What is a name, the records say: parties, institutions, publishers of sources, and the entries of the glossary that are
marked `proper`. A name is found in any case form, the longest first (Батыс Қазақстан is not Қазақстан), and counted.
Both languages must name the same as often, except where that is only another way to speak:

- a name right after itself may be repeated or not (Палата «Атамекен» консультирует. «Атамекен» учит / Она же учит);
- a party may go by its name or by its short name (палата «Атамекен», «Атамекен»);
- two names that the glossary calls synonyms are the same (палата, «Атамекен»);
- an ordinary word (комитет, әкімшілік) is a name only in company: beside a body of the records, or in a text of a record
  or one that cites or links.

None of these hides a name that stands for another: then one name is too many and another too few.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property
from itertools import chain, pairwise

from scripts.languages import LANGUAGES, Language
from scripts.languages.tables import words_in
from scripts.messages.say import say
from scripts.parity.known_names import NOT_COMPARED, KnownNames, Whole
from scripts.parity.name_finder import Found, beginning
from scripts.reading.number_words import NUMBER_WORDS
from scripts.records.kinds.reference import NameKind
from scripts.records.loader import Records
from scripts.records.values import Words
from scripts.twins.finding import Finding
from scripts.twins.passages import CITATION, Pair, TextPassage, finding_at

_WORD = re.compile(r"\b[а-яёәғқңөұүһі]+\b")


class Weight(Enum):
    """Whether the other language must have a mention too."""

    NEEDED = auto()
    REPEATED = auto()  # right after a mention of the same name
    BESIDES = auto()  # beside the short name of the same party


@dataclass(frozen=True)
class Mention:
    """A name as it stands in a passage between `start` and `end`."""

    key: str
    start: int
    end: int
    passage: TextPassage
    weight: Weight = Weight.NEEDED
    is_ordinary: bool = False

    @property
    def text(self) -> str:
        """The words of the mention as written, on one line."""
        return " ".join(self.passage.text[self.start : self.end].split())


_Sides = tuple[list[Mention], list[Mention]]


class Names:
    """The rule `names`, for one set of records."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._known = KnownNames(records)

    def findings(self, pair: Pair) -> Iterator[Finding]:
        """Yield an error for each name that the two sides of a pair do not both have as often as they must."""
        sides = self.mentions(pair.kk), self.mentions(pair.ru)
        if any(mention.is_ordinary for mention in chain(*sides)) and not self._is_in_company(pair, sides):
            sides = _without_ordinary(sides[0]), _without_ordinary(sides[1])
        more = self._more(sides) if sides[0] or sides[1] else {}
        wrong = self._wrong(pair, sides, more) if more else []
        if wrong:
            yield from self._report(pair, sides, more, wrong)

    def mentions(self, passages: tuple[TextPassage, ...]) -> list[Mention]:
        """Return every name in the passages of one side, in order."""
        mentions: list[Mention] = []
        for passage in passages:
            found = self._known.finders[passage.language].find(passage.text)
            if found:
                mentions += self._weighed(passage, found)
        return mentions

    # --- reading ---

    def _weighed(self, passage: TextPassage, found: list[Found]) -> Iterator[Mention]:
        """Yield the names found in a passage, each with whether the other language must have it too."""
        mentions = [
            Mention(self._known.key_of(name.key), name.start, name.end, passage, is_ordinary=name.is_ordinary)
            for name in found
            if name.key != NOT_COMPARED
        ]
        for whole in self._known.wholes if len(mentions) > 1 else ():
            self._weigh(mentions, whole)
        last: dict[NameKind, str] = {}
        for mention in mentions:
            kind = self._known.kinds[mention.key]
            if mention.weight is Weight.NEEDED and last.get(kind) == mention.key:
                yield replace(mention, weight=Weight.REPEATED)
            else:
                yield mention
            if mention.weight is Weight.NEEDED:
                last[kind] = mention.key

    def _weigh(self, mentions: list[Mention], whole: Whole) -> None:
        """Mark what a party's name has besides its short name, where the whole of it stands together."""
        order = whole.order[mentions[0].passage.language]
        for first in range(len(mentions) - len(order) + 1):
            together = mentions[first : first + len(order)]
            if [mention.key for mention in together] == order and self._join(together, whole):
                for index, mention in enumerate(together, first):
                    if mention.key in whole.besides:
                        mentions[index] = replace(mention, weight=Weight.BESIDES)

    def _join(self, together: list[Mention], whole: Whole) -> bool:
        passage = together[0].passage
        finder, around = self._known.finders[passage.language], whole.around[passage.language]
        return all(finder.has_only(passage.text[left.end : right.start], around) for left, right in pairwise(together))

    def _is_in_company(self, pair: Pair, sides: _Sides) -> bool:
        """Return whether a pair speaks of what the records tell, so that its ordinary words name bodies of theirs."""
        return any(
            not mention.is_ordinary and self._known.kinds[mention.key] is NameKind.BODY for mention in chain(*sides)
        ) or any(
            passage.field or CITATION in passage.text or "](" in passage.source for passage in (*pair.kk, *pair.ru)
        )

    # --- comparing ---

    def _more(self, sides: _Sides) -> dict[str, int]:
        """Return how much more often (or, below zero, more seldom) Kazakh has each name; synonyms make up for each other."""
        kazakh, russian = (Counter(mention.key for mention in side) for side in sides)
        more = {key: kazakh[key] - russian[key] for key in kazakh | russian if kazakh[key] != russian[key]}
        for synonyms in self._known.synonyms if len(more) > 1 else ():
            one, other = (self._known.key_of(key) for key in synonyms)
            if more.get(one) and more[one] == -more.get(other, 0):
                del more[one], more[other]
        return more

    def _wrong(self, pair: Pair, sides: _Sides, more: dict[str, int]) -> list[str]:
        """Return the names whose counts differ by more than another way to speak; the excused ones only with others."""
        excuses = {key: _excuse(key, sides[count < 0], abs(count)) for key, count in more.items()}
        wrong = [key for key, excuse in excuses.items() if excuse is Weight.NEEDED]
        if wrong:
            return wrong
        is_swap = len({count > 0 for count in more.values()}) > 1
        besides = {key for key, excuse in excuses.items() if excuse is Weight.BESIDES}
        is_torn = any(
            not besides.isdisjoint(whole.besides) and not besides >= whole.besides for whole in self._known.wholes
        )
        return list(more) if is_swap or is_torn or self._has_unknown_instead(pair, more) else []

    def _has_unknown_instead(self, pair: Pair, more: dict[str, int]) -> bool:
        """Return whether the side that has a name more seldom has more names that no record knows: one may stand for it."""
        unknown = zip(self._unknown(pair.kk), self._unknown(pair.ru), strict=True)
        # None of `more` has another direction than the first, or there would be no need to ask.
        return any(kazakh > russian if min(more.values()) < 0 else russian > kazakh for kazakh, russian in unknown)

    def _unknown(self, passages: tuple[TextPassage, ...]) -> Iterator[int]:
        """Return how many words of a side may be names that no record knows, by where they stand."""
        counts = [(0, 0, 0)]
        for passage in passages:
            finder = self._known.finders[passage.language]
            counts.append(finder.count_unknown(passage.text, self._common[passage.language]))
        return map(sum, zip(*counts, strict=True))

    @cached_property
    def _common(self) -> dict[Language, frozenset[str]]:
        """The beginnings of words in lower case in the records, which are no names at the start of a sentence either."""
        texts = [part for record in self._records for _, part in self._records.parts(record) if isinstance(part, Words)]
        return {
            language: frozenset(
                beginning(word) for words in texts for word in _WORD.findall(words.in_language(language))
            )
            | frozenset(
                map(beginning, words_in(language, "common_words", "heads_of_sentences").union(NUMBER_WORDS[language]))
            )
            for language in LANGUAGES
        }

    # --- reporting ---

    def _report(self, pair: Pair, sides: _Sides, more: dict[str, int], wrong: list[str]) -> Iterator[Finding]:
        """Yield a finding a name, where it stands more often; two that stand for each other are one finding."""
        left = [key for key in more if more[key] > 0]
        for key in (key for key in wrong if more[key] < 0):
            instead = next((other for other in left if self._known.kinds[other] is self._known.kinds[key]), None)
            if instead:
                left.remove(instead)
                yield self._swapped(sides, key, instead)
            else:
                yield self._lone(pair, sides, key)
        yield from (self._lone(pair, sides, key) for key in left if key in wrong)

    def _swapped(self, sides: _Sides, key: str, instead: str) -> Finding:
        mine, twin = _last(sides[1], key), _last(sides[0], instead)
        message = say("parity.swapped", text=mine.text, instead=self._known.words[instead].ru, twin=twin.text)
        return finding_at(mine.passage, mine.start, "names", "error", message, twin.passage)

    def _lone(self, pair: Pair, sides: _Sides, key: str) -> Finding:
        """Return the finding of a name that one side has too often, or that the other lacks."""
        counts = [sum(mention.key == key for mention in side) for side in sides]
        many = 0 if counts[0] > counts[1] else 1
        mine, others = _last(sides[many], key), (pair.kk, pair.ru)[1 - many]
        language = LANGUAGES[1 - many]
        said = say(f"language.{language}")
        if counts[1 - many]:
            twin = _last(sides[1 - many], key)
            times, expected = counts[many], counts[1 - many]
            message = say(
                "parity.name-too-often", text=mine.text, times=times, count=expected, language=said, twin=twin.text
            )
        else:
            name = self._known.words[key].in_language(language)
            message = say("parity.lone-name", text=mine.text, language=said, name=name)
        return finding_at(mine.passage, mine.start, "names", "error", message, others[0] if others else None)


def _excuse(key: str, longer: list[Mention], surplus: int) -> Weight:
    """Return why so many mentions of a name may be missing on the other side; NEEDED when they may not."""
    weights = Counter(mention.weight for mention in longer if mention.key == key)
    if weights[Weight.BESIDES] >= surplus:
        return Weight.BESIDES
    return Weight.REPEATED if weights.total() - weights[Weight.NEEDED] >= surplus else Weight.NEEDED


def _without_ordinary(mentions: list[Mention]) -> list[Mention]:
    return [mention for mention in mentions if not mention.is_ordinary]


def _last(mentions: list[Mention], key: str) -> Mention:
    return next(mention for mention in reversed(mentions) if mention.key == key)
