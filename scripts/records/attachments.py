"""What lies beside pages and records, pictures, drawings and documents: which is published, and what is wrong with it.

Called by pages/prose_rules.py for the check and by publish/attachments.py for the build.
"""

from collections.abc import Collection, Iterator
from pathlib import Path

from scripts.files import is_leftover
from scripts.messages.say import say
from scripts.records.drawings import drawing_problems
from scripts.records.pictures import PictureError, check_pixels
from scripts.records.problems import Problem, file_problem
from scripts.records.text_files import hidden_sign

#: The rasters that are published, by their endings, with the format that Pillow reads and writes.
RASTERS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF", ".gif": "GIF"}
DRAWING, TABLE = ".svg", ".csv"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_ZIP = b"PK\x03\x04"
#: The documents that are published, by their endings: the content type, and how such a file begins.
DOCUMENTS = {
    ".pdf": ("application/pdf", b"%PDF-"),
    TABLE: ("text/csv", b""),
    ".xlsx": (f"{_OFFICE}.spreadsheetml.sheet", _ZIP),
    ".docx": (f"{_OFFICE}.wordprocessingml.document", _ZIP),
    ".ods": (f"{_OPEN}.spreadsheet", _ZIP),
    ".odt": (f"{_OPEN}.text", _ZIP),
    ".zip": ("application/zip", _ZIP),
}
#: Every ending of a file that may be published.
ENDINGS = frozenset((*RASTERS, DRAWING, *DOCUMENTS))
#: Folders of `docs` whose files are not attachments: the records, and what the check keeps.
OTHER_FOLDERS = ("data", "check")


def attachments(docs: Path) -> Iterator[Path]:
    """Yield every file under `docs` that is no page and no record, in the order of their paths, rubbish among them."""
    tops = [top for top in docs.iterdir() if top.name not in OTHER_FOLDERS] if docs.is_dir() else []
    for top in sorted(tops):
        inside = (path for path in (top, *top.rglob("*")) if path.suffix != ".md")
        yield from (path for path in sorted(inside) if path.is_file() and not path.is_symlink())


def is_published(path: Path) -> bool:
    """Return whether an attachment is of a kind that may be published."""
    return path.suffix.lower() in ENDINGS and not is_leftover(path.name)


def attachment_problems(path: Path, looked_at: Collection[Path] = ()) -> Iterator[Problem]:
    """Yield what keeps the attachment at `path` from being published; pictures that have been `looked_at` are not read again.

    A file of a kind that is never published is no problem: it stays where it is, and the build says so.
    """
    ending = path.suffix.lower() if is_published(path) else ""
    if ending == DRAWING:
        yield from drawing_problems(path)
    elif ending in RASTERS and path not in looked_at:
        try:
            check_pixels(path, RASTERS)
        except PictureError as error:
            yield file_problem(path, error.found, error.expected)
    elif ending in DOCUMENTS:
        kind, beginning = DOCUMENTS[ending]
        if ending == TABLE and not _is_table(path.read_bytes()):
            yield file_problem(
                path, say("records.another-content-than-name-says"), say("records.as-text-in-utf-8", kind=kind)
            )
        with path.open("rb") as file:
            if file.read(len(beginning)) != beginning:
                yield file_problem(path, say("records.another-content-than-name-says"), kind)


def _is_table(content: bytes) -> bool:
    """Whether a file is text, which may have the byte order mark, the tabs and the line ends of office programs."""
    try:
        return not hidden_sign(content.decode("utf-8-sig").replace("\r", " "))
    except UnicodeDecodeError:
        return False
