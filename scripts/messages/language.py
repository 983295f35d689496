"""In which language messages are printed; called by __main__.py, and by site_build.py when MkDocs was called by itself."""

import os
import re
from collections.abc import Mapping, Sequence

from scripts.messages.say import MESSAGE_LANGUAGES, MessageLanguage

#: By this a command tells MkDocs, which starts our hooks with nothing of ours, in which language messages are.
VARIABLE = "MESSAGES_LANGUAGE"
#: What names the language of a system, the first that is set before the others (POSIX, chapter 8.2).
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_OPTION = "--language"


def language_of_system(environment: Mapping[str, str] = os.environ) -> MessageLanguage:
    """Return the language of messages where no option names one: that of the system, or else English."""
    name = next((environment[name] for name in (VARIABLE, *_LOCALE) if environment.get(name)), "")
    return next((language for language in MESSAGE_LANGUAGES if re.split("[_.@]", name)[0] == language), "en")


def language_of(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> MessageLanguage:
    """Return the language of messages for a command line, before it is read: mistakes in it are told in that language too."""
    chosen = ""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        name, _, value = argument.partition("=")
        if name == _OPTION:
            chosen = value or following
    return next((language for language in MESSAGE_LANGUAGES if language == chosen), language_of_system(environment))
