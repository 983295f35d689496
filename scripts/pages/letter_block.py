"""The block `letter`: the form by which an entrepreneur writes to a party; called by blocks.py."""

from typing import Any

from scripts.languages.alphabet import in_order
from scripts.languages.dates import month_names
from scripts.messages.say import say
from scripts.pages.addresses import catalogue_data_path
from scripts.pages.citations import CitationError
from scripts.pages.needs import IMPORTANT, NEEDS
from scripts.pages.phrases import phrases_in
from scripts.pages.writer import Writer
from scripts.records.contacts import mail_link
from scripts.records.kinds.partnership import Opportunity, Party
from scripts.records.known import email_of
from scripts.records.problems import one_of

#: What letter.js says and writes, by the beginnings of the keys; the other phrases of the letter stand in the form.
_WRITTEN = tuple(
    f"letter_{part}"
    for part in (
        *("error", "line", "copied", "selected", "saved", "failed", "no_sites", "title"),
        *("parties", "appeal_title", "draft_", "need_"),
    )
)


def letter_values(writer: Writer, arguments: list[str]) -> dict[str, Any]:
    """Return the form of the letter, with everything that letter.js says and writes; raise CitationError for an unknown argument.

    With the argument `appeal` it makes an appeal to a state body too; the section `#appeal` of the page says what that is.
    """
    for argument in arguments:
        if argument != "appeal":
            raise CitationError(say("pages.argument", argument=argument), one_of(argument, ["appeal"]))
    parties, opportunities = (
        in_order(writer.records.current(model), lambda record: writer.plain(record.title), writer.language)
        for model in (Party, Opportunity)
    )
    return {
        "data_path": catalogue_data_path(writer.language),
        "parties": parties,
        "opportunities": opportunities,
        "draft_to": _draft_to,
        "has_appeal": bool(arguments),
        "needs": NEEDS.values(),
        "important": IMPORTANT,
        "months": month_names(writer.language),
        "letter_words": {
            key.removeprefix("letter_"): words
            for key, words in phrases_in(writer.language).items()
            if key.startswith(_WRITTEN)
        },
    }


def _draft_to(party: Party) -> str:
    """Return the address of an empty draft to a party; nothing where its e-mail is not known."""
    email = email_of(party.contact)
    return mail_link(email) if email else ""
