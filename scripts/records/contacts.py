"""Telephone numbers, hosts and e-mail addresses as people write them, and as they are shown and linked; used by values.py."""

import re
from itertools import accumulate, pairwise

from scripts.languages.numbers import NO_BREAK_SPACE
from scripts.messages.say import say
from scripts.reading.contacts import read_phones

#: A name of the Internet, in any letters or in punycode (xn--…), and a port.
HOST = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:[^\W\d_]{2,}|xn--[a-z0-9-]+)"
_EMAIL = re.compile(rf"[A-Za-z0-9._+-]+@(?P<host>{HOST})")
_WEB = re.compile(rf"https?://(?P<host>{HOST})(?::(?P<port>[0-9]{{1,5}}))?(?:[/?#][^\s<>\"]*)?", re.IGNORECASE)
_HIGHEST_PORT = 65_535
#: By a line break in an address, more lines are put into a request; a backslash is taken for a slash by browsers.
_NOT_IN_ADDRESS = re.compile(r"%0[0ad]|\\", re.IGNORECASE)
#: A number is told from others by this word before it; the readers of texts need it for short ones.
_CALL = "тел. "
#: With the code of its country, or short; a number of a town cannot be called from elsewhere.
_COMPLETE = re.compile(r"\+|\d{3,5}(?!\d)")
#: In a field that holds nothing but a number points part its groups; in a text they may end a sentence or make a date.
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
#: Numbers that cost the caller nothing; they are dialled as they are, from Kazakhstan only.
_FREE = "+7800"
#: The codes of regions have four digits, but for that of Almaty: 7252 is Shymkent, 7172 Astana, 727 Almaty.
_LANDLINE = re.compile(r"\+7(?!727)7[12]")


def read_phone(text: str) -> str:
    """Return the one telephone number that `text` is; raise ValueError for anything else.

    It is returned as its digits, with `x` and the extension: +77252530000x12, or 1414 for a short number.
    """
    number = _POINT.sub(" ", text.strip())
    found = list(read_phones(_CALL + number, "ru"))
    has_digits_of_telephones = all(sign.isascii() for sign in text if sign.isdigit())
    is_all = has_digits_of_telephones and len(found) == 1 and found[0].end - found[0].start == len(number)
    if not is_all or not _COMPLETE.match(found[0].key):
        raise ValueError(say("records.telephone-number-as-7-7252-53"))
    return found[0].key


def phone_in_groups(number: str) -> str:
    """Return a number that was read in groups of digits, without its extension: +7 7252 53 00 00."""
    digits = number.partition("x")[0]
    if not digits.startswith("+7"):
        return digits
    code = "8" if digits.startswith(_FREE) else "+7"
    sizes = (4, 2, 2, 2) if _LANDLINE.match(digits) else (3, 3, 2, 2)
    ends = list(accumulate(sizes, initial=len("+7")))
    return NO_BREAK_SPACE.join((code, *(digits[start:end] for start, end in pairwise(ends))))


def phone_link(number: str) -> str:
    """Return the address by which a telephone calls a number that was read (RFC 3966)."""
    digits, _, extension = number.partition("x")
    if digits.startswith(_FREE):
        digits = digits.replace("+7", "8", 1)
    return f"tel:{digits};ext={extension}" if extension else f"tel:{digits}"


def read_email(text: str) -> str:
    """Return an e-mail address; raise ValueError for anything else."""
    match = _EMAIL.fullmatch(text)
    if not match or not _is_host(match["host"]):
        raise ValueError(say("records.e-mail-address"))
    return text


def mail_link(address: str) -> str:
    """Return the address by which a draft is begun, its host as programs read it (RFC 6068, RFC 3490)."""
    user, _, host = address.rpartition("@")
    return f"mailto:{user}@{host.encode('idna').decode()}"


def read_web_address(text: str) -> str:
    """Return a web address; raise ValueError for anything else."""
    match = _WEB.fullmatch(text)
    if not match or not _is_host(match["host"]) or int(match["port"] or 0) > _HIGHEST_PORT:
        raise ValueError(say("records.web-address-that-begins-with-https"))
    if _NOT_IN_ADDRESS.search(text):
        raise ValueError(say("records.web-address-without-backslash-or-line"))
    return text


def _is_host(name: str) -> bool:
    """Return whether programs can read a name of the Internet (RFC 3490): no part of it is too long."""
    try:
        return bool(name.encode("idna"))
    except UnicodeError:
        return False


def readable_host(address: str) -> str:
    """Return a web address whose host stands in its own letters and not in punycode."""
    return re.sub(r"xn--[a-z0-9-]+", _decoded, address)


def _decoded(label: re.Match[str]) -> str:
    try:
        return label[0].encode().decode("idna")
    except UnicodeError:
        return label[0]
