"""Changes files as carelessness, a broken disk or malice would; for the tests that feed them to the loader and the check."""

from random import Random

#: What has broken readers of text, of YAML and of Markdown, at the beginning of a line or anywhere.
NASTY = [
    *(
        "\u202e",
        "\x00",
        "\x85",
        "\r",
        "\t",
        "\ufeff",
        '"\\u202e"',
        '"\\0"',
        '"\\r## x"',
        "&#x202e;",
        "&#0;",
        "\u00ad",
        "\u200b",
    ),
    *(
        "- ? " * 2000,
        "[" * 3000,
        "{a: " * 2000,
        "? " * 2000,
        "- " * 2000,
        "&a [*a]",
        "!!python/name:os.system",
        "<<: *x",
    ),
    *(
        "9" * 400,
        f"{'9' * 400}.0",
        "1e999",
        ".inf",
        ".nan",
        "-0",
        "0x10",
        "1_000",
        "1:30",
        "1/0",
        "٣٤",
        "２０２６-０１-０１",
    ),
    *(
        "0000-00-00",
        "0001-01-01",
        "9999-12-31",
        "2026-13-45",
        "2026-02-30",
        "unknown",
        "null",
        "~",
        "true",
        "[]",
        "{}",
        '""',
    ),
    *("{{", "}}", "{{ figure.wage }}", "{{ figure.x | of y, z }}", "{{ block.terms }}", "{{ block.x y z }}", "{{ . }}"),
    *(
        "[a](party:chamber)",
        "[a](b\\)",
        "[a](",
        "](",
        "![](",
        "![a](b.svg)",
        "[a][b]",
        "[a]: <",
        "[^1]",
        "https://a.kz/\\",
    ),
    *(
        "https://[",
        "mailto:a%0d%0ab",
        "#word",
        "## h { #pay }",
        "# h",
        "---",
        "===",
        "***",
        "| a | b |",
        "| --- |",
        "    x",
    ),
    *(
        "```",
        "~~~",
        "<!--",
        "-->",
        "<!-- accept x: y -->",
        "<!-- rests on x -->",
        "<svg><a xlink:href>",
        "<script>",
        "</article>",
    ),
    *(
        "!!! note",
        "??? x",
        ": x",
        "1. x",
        "1) x",
        "- x",
        "+ x",
        "*",
        "**",
        "_",
        "`",
        "\\",
        "|",
        "&",
        "'",
        '"',
        "№ ",
        "«",
        "»",
    ),
    *(
        ">" * 500,
        "- " * 300,
        "*" * 999,
        "(" * 2000,
        "[" * 999,
        "`" * 999,
        "<" * 999,
        "\\" * 999,
        "1. " * 300,
        "а" * 9000,
    ),
    *(
        "18 %",
        "~1 200",
        "1,2 тыс. кв.м",
        "от 900 до 100 м²",
        "+7 7252 53 00 ٠٠",
        "12-бап",
        "ст. 1" + "0" * 50,
        "н/д",
        "²³",
    ),
]
#: Bytes that are no UTF-8: cp1251, half a letter, a surrogate, another encoding.
NO_TEXT = (b"\xf6\xe5\xf5", b"\xd0", b"\xed\xa0\x80", b"\xff\xfe", b"\xef\xbb\xbf", b"\x80")


def mutated(content: bytes, random: Random) -> bytes:
    """Return a file with one to three changes; the same `random` gives the same."""
    for _ in range(random.randint(1, 3)):
        content = random.choice(_CHANGES)(content, random)
    return content


def _place(content: bytes, random: Random) -> int:
    """Return a place between two bytes; each other time the beginning of a line."""
    place = random.randint(0, len(content))
    return content.rfind(b"\n", 0, place) + 1 if random.random() < 0.5 else place


def _nasty(random: Random) -> bytes:
    return random.choice(NO_TEXT) if random.random() < 0.1 else random.choice(NASTY).encode()


def _inserted(content: bytes, random: Random) -> bytes:
    place = _place(content, random)
    return content[:place] + _nasty(random) + content[place:]


def _in_place_of_a_value(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    chosen = random.randrange(len(lines))
    name, colon, _ = lines[chosen].partition(b": ")
    lines[chosen] = name + (colon or b" ") + _nasty(random)
    return b"\n".join(lines)


def _cut(content: bytes, random: Random) -> bytes:
    start = _place(content, random)
    return content[:start] + content[start + random.randint(1, 60) :]


def _repeated(content: bytes, random: Random) -> bytes:
    start = _place(content, random)
    return content[:start] + content[start : start + random.randint(1, 400)] * 2 + content[start:]


def _without_a_line(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    del lines[random.randrange(len(lines))]
    return b"\n".join(lines)


def _indented(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    chosen = random.randrange(len(lines))
    lines[chosen] = b" " * random.randint(1, 9) + lines[chosen].lstrip()
    return b"\n".join(lines)


def _another_byte(content: bytes, random: Random) -> bytes:
    place = random.randrange(len(content) + 1)
    return content[:place] + bytes([random.randrange(256)]) + content[place + 1 :]


_CHANGES = (
    *(_inserted, _inserted, _in_place_of_a_value, _in_place_of_a_value),
    *(_cut, _repeated, _without_a_line, _indented, _another_byte),
)
