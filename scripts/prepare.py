"""Makes ready what a build is made of: checked records and pages, pictures, assets; called by build.py and site_build.py."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.cache import Cache
from scripts.check.rules import RULES
from scripts.check.runner import Checked, run_rules
from scripts.check.status import site_status
from scripts.messages.say import Message, MessageLanguage, Told, say, told
from scripts.pages.status import AgreementStatus
from scripts.paths import CACHE, LOOK
from scripts.publish.assets import Assets, fingerprinted_assets
from scripts.publish.attachments import left_out, published_beside_pages
from scripts.publish.pictures import published_pictures
from scripts.records.loader import Records
from scripts.steps import timed


class ContentError(Exception):
    """Raised when the content must not be published, with everything that is wrong with it."""

    def __init__(self, wrong: Iterable[Told], heading: Message | None = None) -> None:
        self._wrong, self._heading = list(wrong), heading
        super().__init__(self.told("en"))

    def told(self, language: MessageLanguage) -> str:
        """Return everything that is wrong as lines in a language."""
        heading = [told(self._heading, language)] if self._heading else []
        return "\n".join([*heading, *(wrong.told(language) for wrong in self._wrong)])


@dataclass(frozen=True)
class Content:
    """What a build is made of, besides the pages: the records, how far the two languages agree, the files that pages may name.

    `is_own` says whether the records are those of the pages, so that what is published of them is remembered; `left_out` are
    the files in the folder of pages that are never published.
    """

    records: Records
    status: AgreementStatus
    assets: Assets
    is_own: bool
    left_out: Sequence[str] = ()


def prepare(docs: Path, data: Path, language: MessageLanguage = "en") -> Content:
    """Check the pages of `docs` and the records of `data`, and make the assets; tell the steps in `language`.

    Raises ContentError with every finding that keeps the site from being built, InputError when a picture cannot be made.
    """
    records, checked = timed(
        "validate",
        lambda: _validated(docs, data),
        lambda found: say("step.validated", records=len(list(found[0]))),
        language,
    )
    assets = timed(
        "pictures",
        lambda: assets_of(docs, records),
        lambda files: say("step.pictures-made", files=len(files), pictures=len(records.pictures)),
        language,
    )
    return Content(records, site_status(checked), assets, data == docs / "data", left_out(docs))


def assets_of(docs: Path, records: Records) -> Assets:
    """Return the files that pages may name: those of `docs`, the pictures of the records, the look."""
    cache = Cache(CACHE / "images")
    pictures = published_pictures(records.pictures.values(), cache)
    assets = published_beside_pages(docs, cache) | fingerprinted_assets(docs, LOOK, cache, pictures)
    cache.sweep()
    return assets


def _validated(docs: Path, data: Path) -> tuple[Records, Checked]:
    rules = [name for name, rule in RULES.items() if rule.in_build]
    checked = run_rules(docs, data, rules, side_by_side=True, with_interface=False)
    errors = [found for found in checked.findings if found.severity == "error" and RULES[found.rule].scope.stops]
    if errors or checked.records is None:
        raise ContentError(errors)
    return checked.records, checked
