"""Telephone numbers, e-mail and web addresses in running text; called by text_values.py."""

import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote

from scripts.languages import Language
from scripts.languages.patterns import pattern
from scripts.reading import Value
from scripts.reading.signs import AMOUNT_AFTER, value_at

_pattern = partial(pattern, "contacts", "both")


def read_phones(text: str, language: Language) -> Iterator[Value]:
    """Yield each telephone number by its digits."""
    taken: set[int] = set()
    for match in _pattern("phone").finditer(text):
        if _pattern("thousands").fullmatch(match.group()) or (
            match.group().isdigit() and AMOUNT_AFTER.match(text, match.end())
        ):
            continue
        taken.update(range(*match.span()))
        yield _phone(text, *match.span())
    for match in (*_pattern("after_call").finditer(text), *_pattern("before_call").finditer(text)):
        for number in _pattern("local_number").finditer(text, *match.span("numbers")):
            counted = number.group().isdigit() and AMOUNT_AFTER.match(text, number.end())
            if not counted and number.start() not in taken:
                yield _phone(text, *number.span())


def _phone(text: str, start: int, end: int) -> Value:
    digits = re.sub(r"\D", "", text[start:end])
    if text[start] == "+":
        digits = "+" + digits
    elif len(digits) == 11:
        digits = "+7" + digits[1:]
    elif len(digits) == 10:
        digits = "+7" + digits
    extension = _pattern("extension").match(text, end)
    if extension:
        return value_at("phone", f"{digits}x{extension['number']}", text, start, extension.end())
    return value_at("phone", digits, text, start, end)


def read_emails(text: str, language: Language) -> Iterator[Value]:
    """Yield each e-mail address in lower case."""
    if "@" not in text:
        return
    for match in _pattern("email").finditer(text):
        yield value_at("email", match.group().lower(), text, *match.span())


def read_web_addresses(text: str, language: Language) -> Iterator[Value]:
    """Yield each web address without its scheme and www., with … for the language in its path."""
    if "." not in text and "://" not in text:
        return
    for match in _pattern("web").finditer(text):
        address = _without_punctuation(match.group())
        if address.isascii() or "://" not in address:
            address = _pattern("kazakh_ending").sub("", address)
        elif _pattern("kazakh_ending").sub("", address).isascii():
            address = _without_punctuation(_pattern("kazakh_ending").sub("", address))
        yield value_at("web", _web_key(address), text, match.start(), match.start() + len(address))


def _without_punctuation(address: str) -> str:
    """Return an address without the signs of the sentence around it; a bracket that it opened itself is its own."""
    while address and (
        address[-1] in ".,;:!?…’'*–—" or (address[-1] == ")" and address.count(")") > address.count("("))
    ):
        address = address[:-1]
    return address


def _web_key(address: str) -> str:
    address = unquote(address.partition("://")[2] or address)
    host, slash, path = address.partition("/")
    key = host.lower().removeprefix("www.") + slash + path
    return _pattern("language_in_query").sub("…", _pattern("language_in_path").sub("…", key)).rstrip("/")
