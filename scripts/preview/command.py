"""The command `serve`: begins the process that serves and the one that builds, and begins the latter anew when it has ended; called by __main__.py."""

import errno
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from scripts.messages.say import MessageLanguage, say, told
from scripts.messages.system import reason_of_system
from scripts.paths import CONFIG, DOCS, LOOK
from scripts.preview.server import PreviewServer
from scripts.preview.watched import Watched
from scripts.preview.worker import work
from scripts.publish.site_address import public_address, site_path
from scripts.records.problems import file_error
from scripts.stopping import stop_at_once

_FORK = multiprocessing.get_context("fork")
_PAUSE = 0.5


def preview(address: str, messages: MessageLanguage) -> None:
    """Serve the site at `address` until the command is stopped, and tell it in a language; raises InputError when that cannot be."""
    url = os.environ.get("SITE_URL")
    base = site_path(public_address(url)) if url else "/"
    host, _, port = address.rpartition(":")
    try:
        server = PreviewServer(host.strip("[]"), int(port), base, messages)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise file_error(address, say("serve.taken"), say("serve.end-other")) from None
        found = say("serve.address-taken", strerror=reason_of_system(error))
        raise file_error(address, found, say("serve.free-address")) from None
    with tempfile.TemporaryDirectory(prefix="preview-") as folder, _serving(server, Path(folder)) as states:
        place = say("preview.address", address=f"http://{address}{base}")
        print(told(place, messages), file=sys.stderr, flush=True)
        while True:
            _build(Path(folder), states, messages)


@contextmanager
def _serving(server: PreviewServer, folder: Path) -> Iterator[Connection]:
    """Answer requests in a process of its own, so that no work keeps a reader waiting; give the way to tell it of changes."""
    receiver, sender = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_serve, args=(server, folder, receiver), daemon=True)
    process.start()
    server.server_close()  # the other process has it
    try:
        yield sender
    finally:
        process.kill()
        process.join()


def _serve(server: PreviewServer, folder: Path, states: Connection) -> None:
    stop_at_once()
    threading.Thread(target=_end_with_first, args=(server,), daemon=True).start()
    server.run(folder, states)


def _end_with_first(server: PreviewServer) -> None:
    first = multiprocessing.parent_process()
    assert first is not None  # only the other process calls this
    first.join()
    server.shutdown()


def _build(folder: Path, states: Connection, messages: MessageLanguage) -> None:
    """Build until the settings of the renderer are others; when the process fails, say so and wait for a change."""
    watched = Watched((DOCS, LOOK, CONFIG), ())
    process = _FORK.Process(target=work, args=(folder, states, messages))
    process.start()
    try:
        process.join()
    finally:
        _end(process)
    if process.exitcode:
        states.send((told(say("preview.builder-ended", code=process.exitcode), messages),))
        while not watched.changed():
            time.sleep(_PAUSE)


def _end(process: BaseProcess) -> None:
    """End a process with all that it has begun."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid or 0, signal.SIGKILL)
    process.kill()
    process.join()
