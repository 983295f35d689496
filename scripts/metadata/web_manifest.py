"""The manifest of the site, by which a browser knows its name, colours and icons, and the colours of the head; called by site_build.py."""

import json
import re
from pathlib import Path

from scripts.languages import Language
from scripts.languages.signs import with_signs
from scripts.metadata.icons import LARGE_ICON, SIZES
from scripts.pages.addresses import page_url, relative_url, url_in

MANIFEST = "manifest.webmanifest"
_TOKENS = Path("assets/stylesheets/tokens.css")


def colours(look: Path, name: str) -> tuple[str, str]:
    """Return a colour of the look in the folder `look` as #rrggbb, on light paper and on dark, by its name in tokens.css."""
    light, dark, *_ = re.findall(rf"--{name}: (#[0-9a-f]{{6}});", (look / _TOKENS).read_text(encoding="utf-8"))
    return light, dark


def write_manifest(site: Path, language: Language, name: str, about: str, look: Path, drawing: str | None) -> None:
    """Write the manifest of a language into the folder `site`: the name of the site, what it is, colours, icons.

    `drawing` is the path of its sign in the site. Addresses lead from the manifest, so that they need no public address.
    """
    here = url_in(MANIFEST, language)
    icons = (
        [{"src": relative_url(drawing, _folder(language)), "sizes": "any", "type": "image/svg+xml"}] if drawing else []
    )
    size = f"{SIZES[LARGE_ICON]}x{SIZES[LARGE_ICON]}"
    icons.append({"src": relative_url(LARGE_ICON, _folder(language)), "sizes": size, "type": "image/png"})
    manifest = {
        "name": with_signs(name, language),
        "description": with_signs(about, language),
        "lang": language,
        "start_url": ".",
        "scope": ".",
        "display": "browser",
        "theme_color": colours(look, "brand")[0],
        "background_color": colours(look, "paper")[0],
        "icons": icons,
    }
    path = site / here
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{json.dumps(manifest, ensure_ascii=False, indent=2)}\n", encoding="utf-8")


def _folder(language: Language) -> str:
    return page_url("index.md", language)
