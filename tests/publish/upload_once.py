"""Uploads a site in a process of its own, which tests of test_storage_kills.py kill; forked from one that has loaded the SDK."""

import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from scripts.publish.storage.bucket import open_bucket
from scripts.publish.storage.options import Limits
from scripts.publish.storage.upload import upload
from scripts.records.problems import InputError
from tests.publish.stores import Store

_CONTEXT = multiprocessing.get_context("forkserver")
_BEGINS = "begins"


def start_upload(store: Store, site: Path) -> tuple[BaseProcess, Connection]:
    """Start an upload and wait until it begins; return its process, and where it says in the end why it was refused, or None."""
    _CONTEXT.set_forkserver_preload(["boto3.session", __name__])
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_upload, args=(store.address, store.endpoint, site, theirs))
    process.start()
    theirs.close()
    assert ours.recv() == _BEGINS
    return process, ours


def _upload(address: str, endpoint: str, site: Path, said: Connection) -> None:
    bucket = open_bucket(address, endpoint)
    said.send(_BEGINS)
    try:
        upload(bucket, site, "none", Limits())
    except InputError as error:
        said.send(str(error))
    said.send(None)
