"""Builds the same pages with the stock stack, for comparison: MkDocs, Material, static-i18n and search, by their defaults.

Used by weight.py and build_time.py. Citations are written out beforehand, as this project's own build writes them.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import material

from scripts.languages import LANGUAGES
from scripts.pages.front_matter import read_page
from scripts.pages.generate import generate_pages
from scripts.pages.prose import expand, is_generated
from scripts.pages.status import AgreementStatus
from scripts.pages.writer import Writer
from scripts.paths import DATA, DOCS
from scripts.records.loader import load_records

_CONFIG = """\
site_name: stock
docs_dir: docs
site_dir: site
theme: {name: material, custom_dir: theme}
markdown_extensions: [admonition, attr_list, def_list, md_in_html, tables]
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: kk, name: Қазақша, default: true, build: true}
        - {locale: ru, name: Русский, build: true}
"""
#: What Python runs in the folder of the stock stack to build it.
STOCK = ["-m", "mkdocs", "build", "--quiet"]
_TEMPLATE = re.compile(r"^template: .*\n", re.MULTILINE)


def stage_stock(folder: Path, data: Path = DATA) -> Path:
    """Write the tree of pages that this project makes from the records of `data`, for the stock stack; return `folder`."""
    records = load_records(data, pictures=DOCS / "assets" / "images")
    docs = folder / "docs"
    for language in LANGUAGES:
        for path in sorted((DOCS / language).rglob("*.md")):
            name = path.relative_to(DOCS / language).as_posix()
            if is_generated(name):
                continue
            page = read_page(path)
            text = path.read_text(encoding="utf-8")
            head = text[: len(text) - len(page.body)]
            text = _TEMPLATE.sub("", head) + expand(
                page.body, Writer(records, language, name, AgreementStatus()), DOCS / language
            )
            target = docs / language / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        generate_pages(records, docs, language)
    shutil.copytree(DOCS / "assets" / "images", folder / "docs" / "assets" / "images")
    # The theme has no Kazakh; its Russian words stand in, so that it builds at all.
    words = Path(material.__file__).parent / "templates" / "partials" / "languages" / "ru.html"
    target = folder / "theme" / "partials" / "languages" / "kk.html"
    target.parent.mkdir(parents=True)
    shutil.copy(words, target)
    (folder / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    return folder


def build_stock(folder: Path) -> Path:
    """Build what `stage_stock` left in `folder` with the stock stack; return the folder of the site."""
    subprocess.run([sys.executable, *STOCK], cwd=folder, check=True, capture_output=True)
    return folder / "site"
