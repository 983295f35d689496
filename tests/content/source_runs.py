"""The runs of eight words of the sources that are kept outside the repository, as hashes, which republish nothing.

`.venv/bin/python -m tests.content.source_runs FOLDER` writes source_runs.txt anew from the texts (*.txt) of a folder; with no
text in it, nothing is compared. Used by test_own_words.py.
"""

import hashlib
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

LENGTH = 8
FILE = Path(__file__).with_name("source_runs.txt")
_WORD = re.compile(r"[^\W_]+")
_DIGITS = 12


def runs(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the hash of every run of words of a text, whatever signs stand between them, with where it begins and ends."""
    text = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    words = list(_WORD.finditer(text))
    for first, last in zip(words, words[LENGTH - 1 :], strict=False):
        run = " ".join(_WORD.findall(text[first.start() : last.end()])).lower().replace("ё", "е")
        yield hashlib.sha256(run.encode()).hexdigest()[:_DIGITS], first.start(), last.end()


def write(folder: Path) -> int:
    """Write the hashes of the runs of every text in a folder; return how many there are."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    found = sorted({name for text in texts for name, _, _ in runs(text)})
    FILE.write_text("".join(f"{name}\n" for name in found), encoding="utf-8")
    return len(found)


if __name__ == "__main__":
    print(f"{write(Path(sys.argv[1]))} runs of {LENGTH} words")
