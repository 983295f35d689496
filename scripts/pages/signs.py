"""Arranges the signs of a map so that each can be hit by a finger; used by map.py."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import hypot
from typing import TypeVar

from scripts.pages.outline import WIDTH, Frame, Point

#: Half the side of a touch target: 44 px on a screen 360 px wide.
TARGET = 68
#: How many signs are moved apart at most, and in how many steps: more have no room.
_MOST_MOVED = 24
_MOST_STEPS = 200

T = TypeVar("T")
_Heaps = Mapping[Point, list[T]]


def arranged(heaps: _Heaps[T], frame: Frame) -> list[tuple[Point, Point, list[T]]]:
    """Return where the sign of each heap stands, at its place or beside it, its place, and what is in it, the fullest first.

    No target covers another. Where there are too many for that, a heap is joined to a fuller one that is near.
    """
    for near in (0, TARGET, 2 * TARGET):
        joined = _joined(heaps, near)
        moved = _apart(list(joined), frame) if len(joined) <= _MOST_MOVED else None
        if moved is not None:
            break
    return [(stands, place, here) for stands, (place, here) in zip(moved or joined, joined.items(), strict=True)]


def _joined(heaps: _Heaps[T], near: float) -> dict[Point, list[T]]:
    """Return the heaps, the fullest first, those that are nearer than `near` to a fuller one being part of it."""
    joined: dict[Point, list[T]] = {}
    for point, here in sorted(heaps.items(), key=lambda heap: (-len(heap[1]), heap[0])):
        nearest = min(joined, key=lambda other: _distance(point, other), default=point)
        joined.setdefault(nearest if _distance(point, nearest) < near else point, []).extend(here)
    return joined


def _apart(places: Sequence[Point], frame: Frame) -> list[Point] | None:
    """Return the places, those whose targets cover each other moved just so far that they do not; None where there is no room."""
    moved = list(places)
    for _ in range(_MOST_STEPS):
        is_settled = True
        for one, other in combinations(range(len(moved)), 2):
            (x, y), (other_x, other_y) = moved[one], moved[other]
            distance = _distance(moved[one], moved[other])
            if distance >= 2 * TARGET:
                continue
            is_settled = False
            # A little farther than needed, which ends the sooner.
            aside = (2 * TARGET + 1 - distance) / 2
            dx, dy = ((other_x - x) / distance, (other_y - y) / distance) if distance else (1.0, 0.0)
            moved[one] = _inside(x - dx * aside, y - dy * aside, frame)
            moved[other] = _inside(other_x + dx * aside, other_y + dy * aside, frame)
        if is_settled:
            return moved
    return None


def _inside(x: float, y: float, frame: Frame) -> Point:
    return round(min(max(x, TARGET), WIDTH - TARGET), 1), round(min(max(y, TARGET), frame.height - TARGET), 1)


def _distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
