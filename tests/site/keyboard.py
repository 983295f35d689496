"""A reader with a keyboard alone, who must see at every stop where they are; used by test_keyboard.py."""

import io
from functools import lru_cache
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFilter
from playwright.sync_api import FloatRect, Page, expect

_AROUND = 8
_MOST_STOPS = 150
_MOST_KEYS = 1000
# A page may still scroll or be laid out while its pictures are taken, which then show another place.
_MOST_MOVES = 5
_PLACE = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const boxes = [...element.getClientRects()].filter(box => box.width && box.height);
  return {
    html: element.outerHTML.slice(0, 160),
    boxes: boxes.map(({x, y, width, height}) => ({x, y, width, height})),
    window: {width: document.documentElement.clientWidth, height: innerHeight},
  };
}"""
_NEW = """() => {
  const element = document.activeElement;
  const been = window.been ??= new Set([document.body]);
  return been.has(element) ? null : been.add(element) && element.outerHTML;
}"""
_BLUR = "() => { window.here = document.activeElement; here.blur(); }"
_BACK = "() => here.focus({preventScroll: true, focusVisible: true})"


class Keyboard:
    """Presses keys on a page, and looks where the focus is: on the way at every so many stops, and where it arrives."""

    def __init__(self, page: Page, every: int = 5) -> None:
        self.page = page
        self.every = every

    def tab_to(self, selector: str) -> None:
        """Press Tab until the focus is on what `selector` names."""
        seen = []
        for number in range(_MOST_STOPS):
            self.page.keyboard.press("Tab")
            is_there = self.is_on(selector)
            if is_there or number % self.every == 0:
                seen.append(self.see())
            if is_there:
                return
        raise AssertionError(f"found no stop at {selector} on {self.page.url}; passed\n" + "\n".join(seen))

    def tab(self) -> None:
        """Press Tab once, and see the focus."""
        self.page.keyboard.press("Tab")
        self.see()

    def see(self) -> str:
        """See the focus, and return where it is."""
        place = self._place()
        fault = self._fault(place)
        for _ in range(_MOST_MOVES):
            moved = self._place()
            if moved["boxes"] == place["boxes"]:
                break
            place, fault = moved, self._fault(moved)
        assert fault is None, f"{fault}: {self.page.url}: {place['html']}"
        return str(place["html"])

    def _place(self) -> dict[str, Any]:
        place = self.page.evaluate(_PLACE)
        assert place is not None, f"the focus left {self.page.url}"
        return dict(place)

    def follow(self) -> None:
        """Press Enter on a link, and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def is_on(self, selector: str) -> bool:
        """Tell whether the focus is on an element that `selector` names."""
        return bool(self.page.evaluate("selector => document.activeElement.matches(selector)", selector))

    def stops(self, key: str = "Tab") -> list[str]:
        """Press `key` on a page just opened until it leads to nothing new; return every stop, unseen."""
        stops: list[str] = []
        for _ in range(_MOST_KEYS):
            self.page.keyboard.press(key)
            html = self.page.evaluate(_NEW)
            if html is None:
                return stops
            stops.append(html)
        raise AssertionError(f"found no end of {self.page.url}")

    def _fault(self, place: dict[str, Any]) -> str | None:
        """Tell what hides the focus: it is out of the window, or too few pixels change enough when it comes."""
        clip = _clip(place)
        if clip is None:
            return "the focus is out of the window"
        focused = self._picture(clip)
        self.page.evaluate(_BLUR)
        blurred = self._picture(clip)
        self.page.evaluate(_BACK)
        needed = outline_area(place["boxes"], place["window"])
        changed = changed_area(focused, blurred)
        return None if changed >= needed else f"{changed} pixels show the focus; expected {needed}"

    def _picture(self, clip: FloatRect) -> Image.Image:
        return Image.open(io.BytesIO(self.page.screenshot(clip=clip, animations="disabled"))).convert("RGB")


def arrive(page: Page, every: int = 5) -> Keyboard:
    """Pass the first stops of a page, the panel and the skip link, and skip to the text."""
    keyboard = Keyboard(page, every)
    keyboard.tab()
    assert keyboard.is_on(".vision > summary"), "expected the accessibility panel as the first stop"
    keyboard.tab()
    assert keyboard.is_on("a.skip"), "expected the skip link as the second stop"
    page.keyboard.press("Enter")
    page.wait_for_url("**#page")
    expect(page.locator("#page")).to_be_in_viewport()
    return keyboard


def outline_area(boxes: list[dict[str, float]], window: dict[str, float]) -> int:
    """Return the area of a line 2 px thick inside the edges of an element, as WCAG 2.4.13 counts it.

    The lines of a broken link are one element. Of an element larger than the window the part in the window counts.
    """
    edges = _edges(boxes)
    fits = edges[2] - edges[0] <= window["width"] and edges[3] - edges[1] <= window["height"]
    left, top, right, bottom = edges if fits else _cut(edges, window)
    size = (round(right - left) + 2 * _AROUND, round(bottom - top) + 2 * _AROUND)
    shape = Image.new("L", size, 0)
    for box in boxes:
        x, y = box["x"] - left + _AROUND, box["y"] - top + _AROUND
        ImageDraw.Draw(shape).rectangle((x, y, x + box["width"] - 1, y + box["height"] - 1), fill=255)
    shape = shape.filter(ImageFilter.MaxFilter(11)).filter(ImageFilter.MinFilter(11))
    inside = shape.filter(ImageFilter.MinFilter(5))
    ring = ImageChops.subtract(shape, inside)
    return (ring if fits else ring.crop((_AROUND, _AROUND, size[0] - _AROUND, size[1] - _AROUND))).histogram()[255]


def changed_area(one: Image.Image, other: Image.Image) -> int:
    """Count the pixels of two pictures whose colours contrast by at least 3:1."""
    pairs = zip(one.get_flattened_data(), other.get_flattened_data(), strict=True)
    return sum(contrast(first, second) >= 3 for first, second in pairs if first != second)


@lru_cache(maxsize=100_000)
def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: tuple[int, int, int]) -> float:
    shares = [value / 255 for value in colour]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


Edges = tuple[float, float, float, float]


def _edges(boxes: list[dict[str, float]]) -> Edges:
    """Return left, top, right and bottom of some boxes together."""
    return (
        min(box["x"] for box in boxes),
        min(box["y"] for box in boxes),
        max(box["x"] + box["width"] for box in boxes),
        max(box["y"] + box["height"] for box in boxes),
    )


def _cut(edges: Edges, window: dict[str, float]) -> Edges:
    left, top, right, bottom = edges
    return max(0, left), max(0, top), min(window["width"], right), min(window["height"], bottom)


def _clip(place: dict[str, Any]) -> FloatRect | None:
    """Return the place of the focus with a margin, cut by the window; None when it could be in the window and is not."""
    if not place["boxes"]:
        return None
    edges, window = _edges(place["boxes"]), place["window"]
    seen = _cut(edges, window)
    for start, end, extent in ((0, 2, "width"), (1, 3, "height")):
        if seen[end] - seen[start] < min(edges[end] - edges[start], window[extent] / 2) - 1:
            return None
    left, top, right, bottom = seen
    around = (left - _AROUND, top - _AROUND, right + _AROUND, bottom + _AROUND)
    left, top, right, bottom = _cut(around, window)
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}
