"""Pictures that hand-written pages name, by their records; called by prose.py and prose_rules.py."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from scripts.messages.say import say
from scripts.pages.addresses import is_address
from scripts.pages.images import image_ground, image_html
from scripts.pages.page_comments import FENCE
from scripts.pages.writer import Writer
from scripts.records.kinds.pictures import PICTURE_NAME, Image
from scripts.records.pictures import FOLDER
from scripts.records.problems import nearest

_PICTURE = re.compile(
    r"(?<!\\)!\[(?P<words>(?:\\.|[^\[\]\\])*)\]\(\s*<?(?P<target>[^()\s<>]*)>?(?:\s+\"[^\"]*\")?\s*\)"
)
#: What stands where the file of a picture is named, whatever signs its name has.
_NAMED = re.compile(r"(?<!\\)!\[[^\[\]]*\]\(\s*<?(?P<target>[^()<>\"]*?)>?\s*(?:\"[^\"]*\"\s*)?\)")
_FILE_NAME = re.compile(PICTURE_NAME)
_ANY_PICTURE = re.compile(r"(?<!\\)!\[(?!\^)[^\[\]]*\][(\[]")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_CAPTION, _CAPTION_END = re.compile(r" */// caption *$"), re.compile(r" */// *$")
#: A block whose first line may stand right below: a note or a tab.
_OPENS = re.compile(r" *(?:!!!|\?\?\?\+?|===) ")
_BACKSLASH = re.compile(r"\\([^\w\s])")

#: The number of a line, what was found there and what was expected.
Wrong = tuple[int, str, str]


def with_pictures(lines: Iterable[str], writer: Writer) -> Iterator[str]:
    """Yield the lines of a page with each picture as its record has it: in all sizes, and with a caption."""
    of_file = _images(writer)
    lines = list(lines)
    skipped: set[int] = set()
    for number, is_code, line in _with_code(lines):
        picture = None if is_code or number in skipped else _PICTURE.fullmatch(line.strip())
        image = of_file.get(posixpath.basename(picture["target"])) if picture else None
        if picture is None or image is None:
            if number not in skipped:
                yield line
            continue
        indent = line[: len(line) - len(line.lstrip())]
        words = writer.without_marks(_BACKSLASH.sub(r"\1", picture["words"]))
        own = _own_caption(lines, number)
        skipped.update(own)
        caption = [lines[place].removeprefix(indent) for place in own[1:-1]] or [writer.text(image.caption)]
        yield indent + image_html(writer, image, words)
        for added in ("", "/// caption", *caption, "", image_ground(writer, image), "{ .ground }", "///", ""):
            yield indent + added if added else ""


def _own_caption(lines: list[str], number: int) -> range:
    """Return where the caption is that the editor wrote below a picture; an empty range for none."""
    start = next((place for place in range(number + 1, len(lines)) if lines[place].strip()), 0)
    if start and _CAPTION.match(lines[start]):
        for end in range(start + 1, len(lines)):
            if _CAPTION_END.match(lines[end]):
                return range(start, end + 1)
    return range(0)


def wrong_pictures(lines: list[str], writer: Writer) -> Iterator[Wrong]:
    """Yield what is wrong with the pictures that the lines of a page name, by the number of the line from 0."""
    of_file = _images(writer)
    for number, is_code, line in _with_code(lines):
        if is_code or "![" not in line:
            continue
        text = _CODE.sub("`", line)
        if _ANY_PICTURE.search(text):
            yield from ((number, *told) for told in _wrong_picture(lines, number, text, of_file, writer))


def wrong_name(line: str) -> str | None:
    """Return the name of the file of a picture that a line shows where no file can have it, else None."""
    for named in _NAMED.finditer(line):
        name = posixpath.basename(unquote(named["target"].strip()))
        if name and "://" not in named["target"] and not _FILE_NAME.fullmatch(name):
            return name
    return None


def _wrong_picture(
    lines: list[str], number: int, text: str, of_file: dict[str, Image], writer: Writer
) -> Iterator[tuple[str, str]]:
    found = _PICTURE.search(text)
    target = found["target"] if found else ""
    name = posixpath.basename(unquote(target)) or "name.jpg"
    path = f"{'../' * (writer.page.count('/') + 1)}{FOLDER}/{name}"
    named = wrong_name(text)
    if named is not None:
        yield say("pages.picture-named", name=named), say("records.picture-name")
    elif not _stands_alone(lines, number, text):
        alone = say("pages.picture-that-does-not-stand-alone")
        yield say("with-words", found=alone, words=text.strip()[:60]), say("pages.picture-alone-expected", path=path)
    elif _path_in_docs(target, writer) != f"{FOLDER}/{name}":
        yield say("pages.picture-at", target=target), say("pages.picture-path", path=path, folder=FOLDER)
    elif name not in of_file and _is_of_broken_record(name, writer):
        return  # which is told where the record is
    elif name not in of_file:
        identifier = re.sub(r"[^a-z0-9]+", "-", posixpath.splitext(name)[0].lower()).strip("-") or "my-picture"
        ending = posixpath.splitext(name)[1]
        # Names that only end alike are not near.
        known = [posixpath.splitext(file)[0] for file, image in of_file.items() if image.ended is None]
        near = nearest(name.removesuffix(ending), known)
        yield (
            say("with-words", found=say("pages.picture-without-record"), words=name),
            say("pages.record-of-picture", identifier=identifier, name=name, near=near),
        )
    elif of_file[name].ended:
        yield say("pages.picture-that-has-ended", name=name), say("pages.another-picture-or-none")


def _stands_alone(lines: list[str], number: int, text: str) -> bool:
    """Return whether a picture is all that is in its line and between empty ones, or right inside a note or a tab."""
    before, after = (lines[place] if 0 <= place < len(lines) else "" for place in (number - 1, number + 1))
    is_begun = not before.strip() or bool(_OPENS.match(before))
    return is_begun and not after.strip() and bool(_PICTURE.fullmatch(text.strip()))


def _path_in_docs(target: str, writer: Writer) -> str | None:
    """Return the path in the folder of pages to which a target leads; None where it leads elsewhere."""
    if not is_address(target):
        return None
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    folder = posixpath.join(writer.language, posixpath.dirname(writer.page))
    return posixpath.normpath(posixpath.join(folder, unquote(parts.path)))


def _images(writer: Writer) -> dict[str, Image]:
    """Return the records of pictures by their files; of several with one file that which has not ended."""
    return {image.file: image for image in sorted(writer.records.all(Image), key=lambda image: image.ended is None)}


def _is_of_broken_record(name: str, writer: Writer) -> bool:
    line = re.compile(rf"^file: *[\"']?{re.escape(name)}\b", re.MULTILINE)
    return any(kind == Image.kind and line.search(text) for (kind, _), text in writer.records.aside.items())


def _with_code(lines: list[str]) -> Iterator[tuple[int, bool, str]]:
    """Yield each line with its number and whether it is a part of a block of code."""
    fence = ""
    for number, line in enumerate(lines):
        match = FENCE.match(line)
        is_code = bool(fence or match)
        yield number, is_code, line
        if match and not fence:
            fence = match["fence"]
        elif match and match["fence"].startswith(fence) and not match["info"].strip():
            fence = ""
