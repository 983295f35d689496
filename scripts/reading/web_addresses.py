"""E-mail and web addresses in running text; called by identifiers.py."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from scripts.languages import Language
from scripts.reading import Value
from scripts.reading.signs import value_at

_EMAIL = re.compile(r"(?<![\w.+@-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?!\w)")


def read_emails(text: str, language: Language) -> Iterator[Value]:
    """Yield each e-mail address in small letters."""
    if "@" not in text:
        return
    for match in _EMAIL.finditer(text):
        yield value_at("email", match.group().lower(), text, *match.span())


_PATH_SIGN = r"[^\s<>\"«»“”„\0\ufffc|]"
_WEB = re.compile(
    rf"\bhttps?://{_PATH_SIGN}+"
    r"|(?<![\w@./-])(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,6}(?:[A-Za-z]{2,24}|қаз|рф)(?![\w@])"
    rf"(?::\d{{1,5}})?(?:[/?#]{_PATH_SIGN}*)?"
)
_LANGUAGE_IN_PATH = re.compile(r"(?<=/)(?:kaz|qaz|rus|kk|kz|ru)(?:-kz)?(?=[/?#]|$)", re.IGNORECASE)
_LANGUAGE_IN_QUERY = re.compile(r"(?<=[?&]lang=)(?:kaz|rus|kk|kz|ru)\b")
_KAZAKH_ENDING = re.compile(r"-[а-яёәғқңөұүһі]{1,6}$")


def read_web_addresses(text: str, language: Language) -> Iterator[Value]:
    """Yield each web address without its scheme and www., with … for the language in its path."""
    if "." not in text and "://" not in text:
        return
    for match in _WEB.finditer(text):
        address = _without_punctuation(match.group())
        if address.isascii() or "://" not in address:
            address = _KAZAKH_ENDING.sub("", address)
        elif _KAZAKH_ENDING.sub("", address).isascii():
            address = _without_punctuation(_KAZAKH_ENDING.sub("", address))
        yield value_at("web", _web_key(address), text, match.start(), match.start() + len(address))


def _without_punctuation(address: str) -> str:
    """Return an address without the signs of the sentence around it; a bracket that it opened itself is its own."""
    while address and (address[-1] in ".,;:!?…’'*" or (address[-1] == ")" and address.count(")") > address.count("("))):
        address = address[:-1]
    return address


def _web_key(address: str) -> str:
    address = unquote(address.partition("://")[2] or address)
    host, slash, path = address.partition("/")
    key = host.lower().removeprefix("www.") + slash + path
    return _LANGUAGE_IN_QUERY.sub("…", _LANGUAGE_IN_PATH.sub("…", key)).rstrip("/")
