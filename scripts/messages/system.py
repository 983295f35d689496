"""Why the operating system refuses, which it says in English alone; used where a file, a folder or an address cannot be used."""

import errno

from scripts.messages.say import Message, messages, say


def reason_of_system(error: OSError) -> Message | str | None:
    """Return why the system refuses; what has no message stays as the system says it."""
    id = f"system.{errno.errorcode.get(error.errno or 0, '')}"
    return say(id) if id in messages() else error.strerror
