"""A reader at one of the engines: opens pages, presses what is seen, writes into fields, and looks at the pixels of the window."""

import time
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from PIL import Image, ImageChops

from scripts.languages import Language
from tests.engines.driver import Driver

_PAGE = Path(__file__).with_name("page.js").read_text(encoding="utf-8").partition("*/")[2]
#: How long a page may take on a busy machine.
_LONGEST = 30.0
_STEP = 0.05
#: Where what is seen of a field or of its focus differs from what is around it (WCAG 1.4.11).
SEEN = 3.0
_AROUND = 6
#: A picture may be of an instant before the last scroll, so that one is not enough to say that something is not seen.
_LOOKS = 5
#: So many pixels may differ because the caret is there or not.
_CARET = 60


class Reader:
    """Somebody who reads the site at `base` in one engine."""

    def __init__(self, driver: Driver, base: str, language: Language, screen: str) -> None:
        self.driver = driver
        self.base = base
        self.language = language
        self.screen = screen

    # Going about

    def open(self, path: str) -> None:
        """Open a page of the site."""
        self.driver.open(urljoin(self.base, path))
        self.arrive()

    def arrive(self) -> None:
        """Wait until the page is there with its scripts, and look at it."""
        self.until("() => document.readyState === 'complete' && document.documentElement.dataset.scripts !== undefined")
        self.check()

    def ask(self, name: str, *given: object) -> Any:
        """Return what a function of page.js says of the page."""
        return self.run(f"given => {_PAGE.strip()}.{name}(...given)", list(given))

    def run(self, script: str, given: object = None) -> Any:
        """Return what a function of JavaScript gives."""
        return self.driver.run(script, given)

    def count(self, selector: str) -> int:
        """Return how many of the elements are seen."""
        return int(self.ask("count", selector))

    def until(self, script: str, given: object = None) -> Any:
        """Wait until a function of JavaScript gives something, and return that."""
        last: object = None
        end = time.monotonic() + _LONGEST
        while time.monotonic() < end:
            try:
                last = self.run(script, given)
            except Exception as error:  # the page is on its way to another one; every driver says that in its own words
                last = error
            if last and not isinstance(last, Exception):
                return last
            time.sleep(_STEP)
        raise AssertionError(f"waited in vain for {script[-200:]} of {given}, last: {last}")

    def follow(self, selector: str) -> None:
        """Press a link, and wait for the page to which it leads."""
        self.check()
        self.run("() => { window.isHere = true; }")
        self.press(selector)
        self.until("() => !window.isHere && document.readyState === 'complete'")
        self.arrive()

    def place(self, selector: str) -> dict[str, float]:
        """Bring an element into the middle of the window and return where it is; it must be seen, and nothing lie over it."""
        opener = self.ask("closed", selector)
        if opener:
            self.press(opener)
        found = self.until(
            f"selector => {{ const found = {_PAGE.strip()}.place(selector); return found && found.isOnTop && found; }}",
            selector,
        )
        return dict(found)

    def press(self, selector: str) -> None:
        """Press the first element that is seen of those that a selector names."""
        place = self.place(selector)
        self.driver.click(place["x"], place["y"])

    def write(self, selector: str, text: str) -> None:
        """Write into a field, which must be seen by its pixels, and take what is written."""
        self.see_field(selector)
        self.press(selector)
        self.driver.press("End")
        self.driver.write(text)
        self.until(f"selector => {_PAGE.strip()}.read(selector)", selector)
        assert self.read(selector).endswith(text)

    def read(self, selector: str) -> str:
        """Return the words of an element, or what stands in a field."""
        return str(self.until(f"selector => {_PAGE.strip()}.read(selector)", selector))

    # Looking

    def picture_around(self, place: dict[str, float]) -> Image.Image:
        """Return the pixels of a place, with some around it."""
        self.run("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")  # it is painted
        picture = self.driver.picture()
        scale = picture.width / self.run("() => innerWidth")
        edges = (
            place["left"] - _AROUND,
            place["top"] - _AROUND,
            place["left"] + place["width"] + _AROUND,
            place["top"] + place["height"] + _AROUND,
        )
        left, top, right, bottom = (round(edge * scale) for edge in edges)
        return picture.crop((max(left, 0), max(top, 0), min(right, picture.width), min(bottom, picture.height)))

    def picture_when_still(self, place: dict[str, float]) -> Image.Image:
        """Return the pixels of a place when they change no more."""
        picture = self.picture_around(place)
        for _ in range(50):
            before, picture = picture, self.picture_around(place)
            if _differing(before, picture) <= _CARET:
                break
        return picture

    def look_at(self, selector: str) -> Image.Image:
        """Return the pixels of an element and around it, taken while it stood still."""
        end = time.monotonic() + _LONGEST
        while time.monotonic() < end:
            place = self.place(selector)
            picture = self.picture_around(place)
            if self.place(selector) == place:
                return picture
        raise AssertionError(f"{selector} does not stand still")

    def see_field(self, selector: str) -> None:
        """Check by pixels that the frame of a field, or what it is filled with, is told from what is around it."""
        for _ in range(_LOOKS):
            picture = self.look_at(selector)
            around = picture.getpixel((1, picture.height // 2))
            edge = [picture.getpixel((x, picture.height // 2)) for x in range(1, 3 * _AROUND)]
            if max(contrast(around, pixel) for pixel in edge) >= SEEN:
                return
        raise AssertionError(f"{selector} is not seen")

    def see_focus(self, selector: str) -> None:
        """Go to an element by the keyboard, and check by pixels that the focus is seen."""
        self.place(selector)
        self.run("selector => document.querySelector(selector).focus()", selector)
        self.driver.press("Tab")
        before = self.look_at(selector)
        self.driver.press("Shift+Tab")
        place = self.place(selector)
        assert self.run("selector => document.activeElement.matches(selector)", selector)
        for _ in range(_LOOKS):
            after = self.look_at(selector)
            pixels = zip(before.get_flattened_data(), after.get_flattened_data(), strict=before.size == after.size)
            changed = sum(one != other and contrast(one, other) >= SEEN for one, other in pixels)
            if changed >= (place["width"] + place["height"]) / 2:
                return
        raise AssertionError(f"no focus is seen at {selector}")

    def see_alone(self, selector: str) -> None:
        """Check by pixels that nothing of the page shows through what lies over it."""
        place = self.run(
            "selector => { const {left, top, width, height} = document.querySelector(selector).getBoundingClientRect();"
            " return {left: left + 12, top: Math.max(top, 0) + 12, width: width - 24,"
            " height: Math.min(height, innerHeight - Math.max(top, 0)) - 24}; }",
            selector,
        )
        for _ in range(_LOOKS):  # what comes after its time would look as if it shone through
            with_page = self.picture_when_still(place)
            self.ask("leaveOnly", selector, True)
            alone = self.picture_when_still(place)
            self.ask("leaveOnly", selector, False)
            if _differing(with_page, alone) <= _CARET:
                break
        assert _differing(alone, Image.new("RGB", alone.size, alone.getpixel((0, 0)))) > _CARET, (
            f"{selector} shows nothing"
        )
        assert _differing(with_page, alone) <= _CARET, f"the page shows through {selector}"

    def see_painted(self, selector: str) -> None:
        """Check by pixels that an element is painted: without it, its place looks otherwise."""
        place = self.place(selector)
        with_it = self.look_at(selector)
        hide = "([selector, how]) => { for (const one of document.querySelectorAll(selector)) one.style.visibility = how; }"
        self.run(hide, [selector, "hidden"])
        without = self.picture_around(place)
        self.run(hide, [selector, ""])
        assert _differing(with_it, without) > 0, f"{selector} is not painted"

    def reported(self) -> list[str]:
        """Return what the console and the page have reported since the last call."""
        return [*self.driver.told(), *self.run("() => window.gathered.splice(0)")]

    def check(self) -> None:
        """Check that nothing was reported, nothing is wider than the window, and no text lies over another."""
        reported = self.reported()
        assert reported == [], reported
        assert self.ask("overhang") <= 0, f"{self.ask('overhang')} px wider than the window"
        overlaps = self.ask("overlaps")
        assert overlaps == [], overlaps


def _differing(one: Image.Image, other: Image.Image) -> int:
    """Return how many pixels of two pictures look otherwise."""
    return sum(ImageChops.difference(one, other).convert("L").histogram()[16:])


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the ratio of contrast of two colours (WCAG 2)."""
    lighter, darker = sorted((_luminance(*one), _luminance(*other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(*colour: int) -> float:
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
