"""One bucket of an S3-compatible store, through boto3, whose errors are told in plain words; used by the files beside it.

boto3 is an extra of the project, so it is imported only when a bucket is opened. Credentials are found by it alone: this
project neither takes nor prints them, and of what a store answers only the code of the error is shown.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from scripts.messages.say import say
from scripts.records.problems import InputError, file_error, file_problem

#: How many requests are under way at once.
THREADS = 16
_ADDRESS = re.compile(r"s3://(?P<bucket>[A-Za-z0-9][\w.-]{1,61}[A-Za-z0-9])(?:/(?P<prefix>[^\\?#\x00-\x20]*))?")
#: What a store answers or the SDK finds: what it means, and what to do.
_MEANINGS = {
    "NoSuchBucket": (say("publish.no-such-bucket"), say("publish.bucket-that-is-there")),
    "AccessDenied": (say("publish.no-permission"), say("publish.credentials-that-may-list-read-write")),
    "InvalidAccessKeyId": (say("publish.credentials-that-store-does-not-know"), say("publish.those-of-this-store")),
    "SignatureDoesNotMatch": (say("publish.secret-key-that-does-not-fit"), say("publish.one-of-access-key")),
    "ExpiredToken": (say("publish.credentials-that-have-expired"), say("publish.fresh-ones")),
    "NotImplemented": (say("publish.store-that-does-not-know-request"), say("publish.one-that-answers-as-s3-does")),
    "NoCredentialsError": (say("publish.no-credentials"), say("publish.those-that-aws-sdk-looks-for")),
    "PartialCredentialsError": (say("publish.half-of-credentials"), say("publish.access-key-and-its-secret-key")),
    "ProfileNotFound": (say("publish.no-such-profile"), say("publish.one-that-files-of-aws-sdk")),
    "EndpointConnectionError": (say("publish.no-answer"), say("publish.store-that-can-be-reached-look")),
    "ConnectTimeoutError": (say("publish.no-answer-in-time"), say("publish.store-that-can-be-reached-look")),
    "SSLError": (say("publish.certificate-that-cannot-be-trusted"), say("publish.https-as-store-offers-it")),
    "InvalidRegionError": (say("publish.region-that-is-none"), say("publish.region-of-bucket-in-aws-default")),
    "NoRegionError": (say("publish.no-region"), say("publish.region-of-bucket-in-aws-default")),
}
#: Other codes of the same.
_SAME = {"403": "AccessDenied", "Forbidden": "AccessDenied", "InvalidToken": "ExpiredToken"}


class Missing(InputError):
    """Raised when an object is not there."""


class Conflict(InputError):
    """Raised when an object is not as the condition of a write says: another process was there."""


@dataclass(frozen=True)
class ObjectRead:
    """An object as it was read: its bytes, the tag of this version, and its age in seconds by the clock of the store."""

    content: bytes
    tag: str
    age: float


@dataclass(frozen=True)
class Bucket:
    """The objects of a bucket whose keys begin with `prefix`; the keys given to the functions do not have it."""

    client: Any
    name: str
    prefix: str
    shown: str

    def read(self, key: str) -> ObjectRead | None:
        """Return an object, or None where there is none."""
        try:
            with of_the_store(self.shown):
                answer = self.client.get_object(Bucket=self.name, Key=self.prefix + key)
                content = answer["Body"].read()
        except Missing:
            return None
        return ObjectRead(content, answer["ETag"], (_now(answer) - answer["LastModified"]).total_seconds())

    def write(self, key: str, content: bytes, headers: Mapping[str, str], **condition: str) -> str:
        """Write an object whole and return the tag of this version.

        `condition` is IfNoneMatch="*", for a key that must be free, or IfMatch=TAG, for a version that must be there;
        raises Conflict when it is otherwise.
        """
        try:
            with of_the_store(self.shown):
                answer = self.client.put_object(
                    Bucket=self.name, Key=self.prefix + key, Body=content, **headers, **condition
                )
        except Conflict:
            found = self.read(key)  # the SDK asks again when an answer is lost, and then meets its own first request
            if found is None or found.content != content:
                raise
            return found.tag
        return str(answer["ETag"])

    def copy(self, source: str, key: str, headers: Mapping[str, str]) -> None:
        """Copy an object inside the store; the copy has these headers."""
        origin = {"Bucket": self.name, "Key": self.prefix + source}
        with of_the_store(self.shown):
            self.client.copy_object(
                Bucket=self.name, Key=self.prefix + key, CopySource=origin, MetadataDirective="REPLACE", **headers
            )

    def delete(self, key: str, **condition: str) -> None:
        """Delete an object; it is no error when there is none. Raises Conflict as `write` does."""
        with suppress(Missing), of_the_store(self.shown):
            self.client.delete_object(Bucket=self.name, Key=self.prefix + key, **condition)

    def keys(self, under: str) -> Iterator[str]:
        """Yield the keys that begin with `under`."""
        with of_the_store(self.shown):
            pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.name, Prefix=self.prefix + under)
            for page in pages:
                yield from (item["Key"].removeprefix(self.prefix) for item in page.get("Contents", ()))


def open_bucket(address: str, endpoint: str | None) -> Bucket:
    """Return the bucket of an address such as s3://BUCKET/PREFIX.

    `endpoint` is the address of the store; without it the SDK looks where it always does. Raises InputError for what is
    no address, and when boto3 is not installed.
    """
    match = _ADDRESS.fullmatch(address)
    prefix = ((match["prefix"] or "").strip("/") + "/").lstrip("/") if match else ""
    if not match or any(part in ("", ".", "..") for part in prefix.split("/")[:-1]):
        raise _no_address(address)
    shown = f"s3://{match['bucket']}/{prefix}".rstrip("/")
    return Bucket(open_client("s3", shown, endpoint), match["bucket"], prefix, shown)


def open_client(service: str, shown: str, endpoint: str | None = None, region: str | None = None) -> Any:
    """Return the SDK's client of a service; `shown` is what messages name. Raises InputError as `open_bucket` does.

    Without a `region` the SDK looks where it always does.
    """
    try:
        import boto3
        from botocore.config import Config
    except ImportError:
        raise file_error(
            shown, say("publish.no-boto3-which-object-storage-needs"), say("publish.it-installed-run-make-storage")
        ) from None
    if endpoint and not _is_plain(endpoint):
        raise file_error(
            "--endpoint",
            say("publish.something-that-is-not-address-of-2"),
            say("publish.https-host-and-nothing-secret-in"),
        )
    config = Config(
        max_pool_connections=THREADS + 1,
        connect_timeout=10,
        retries={"mode": "standard", "max_attempts": 4},
        # Many stores do not know the checksums that AWS has added; TLS and the manifest tell a damaged object too.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    with of_the_store(shown):
        try:
            return boto3.session.Session().client(service, region, endpoint_url=endpoint, config=config)
        except ValueError:  # an address of a store in the SDK's own variables or files
            raise file_error(shown, say("publish.endpoint-in-settings-of-sdk-that"), "https://HOST") from None


@contextmanager
def of_the_store(shown: str, meanings: Mapping[str, tuple[str, str]] = _MEANINGS) -> Iterator[None]:
    """Raise what the SDK raises as InputError, or as Missing or Conflict where it is about one object.

    `meanings` are those of another service; what they lack means what it means of a store.
    """
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        if code in ("NoSuchKey", "404"):
            raise Missing(
                [
                    file_problem(
                        shown, say("publish.object-gone"), say("publish.objects-that-nothing-but-publish-deletes")
                    )
                ]
            ) from None
        if code in ("PreconditionFailed", "ConditionalRequestConflict", "412", "409"):
            raise Conflict(
                [file_problem(shown, say("publish.object-changed"), say("publish.no-other-upload-run-it-again"))]
            ) from None
        raise _error(shown, code, meanings) from None
    except BotoCoreError as error:
        raise _error(shown, type(error).__name__, meanings) from None


def at_once(work: Callable[[Any], object], items: list[Any]) -> None:
    """Do `work` on every item, many at a time; the first error stops the rest and is raised."""
    with ThreadPoolExecutor(THREADS) as threads:
        waiting = [threads.submit(work, item) for item in items]
        try:
            for one in waiting:
                one.result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)


def _error(shown: str, code: str, meanings: Mapping[str, tuple[str, str]]) -> InputError:
    plain = re.sub(r"\W", "", code)[:60]
    unknown = (say("publish.error", plain=plain), say("publish.request-that-is-fulfilled-try-again"))
    found, expected = {**_MEANINGS, **meanings}.get(_SAME.get(code, code), unknown)
    return file_error(shown, found, expected)


def _now(answer: Mapping[str, Any]) -> datetime:
    """Return when the store answered, by its own clock, which is the one that dates its objects."""
    date = answer["ResponseMetadata"]["HTTPHeaders"].get("date")
    return parsedate_to_datetime(date) if date else datetime.now(UTC)


def _is_plain(endpoint: str) -> bool:
    """Whether an endpoint is an address without a name, a password or a question in it."""
    try:
        parts = urlsplit(endpoint)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not (parts.query or "@" in parts.netloc)
    except ValueError:
        return False


def _no_address(address: str) -> InputError:
    """Return the error of an address, without what may be a name and a password in it: all up to the last @."""
    bare = f"s3://{address.rpartition('@')[2]}" if "@" in address else address
    shown = "".join(letter if letter.isprintable() else "?" for letter in bare)
    found = (
        say("publish.blank-in-address-of-bucket")
        if re.search(r"\s", bare)
        else say("publish.something-that-is-not-address-of")
    )
    return file_error(shown, found, say("publish.s3-bucket-or-s3-bucket-prefix"))
