"""What a bucket knows of itself: its releases, what each of them holds, and what is no longer needed; used by upload.py.

Everything lies under `.publish/` beside the site:

- `state.json`: the state below, written before an upload changes anything and again when it is done;
- `releases/NAME.json.gz`: the manifest of a release, its objects by key, each with hash and headers;
- `kept/HASH`: a copy of an object that was replaced, for the way back to any release that names it;
- `lock`: see lock.py.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Annotated

from pydantic import Field, FiniteFloat, TypeAdapter, ValidationError

from scripts.messages.say import say
from scripts.publish.storage.bucket import Bucket, Conflict
from scripts.publish.storage.objects import ObjectEntry
from scripts.records.problems import file_error

FOLDER = ".publish/"
STATE = f"{FOLDER}state.json"
_NAME_LENGTH = 12
_Name = Annotated[str, Field(pattern=rf"^[0-9a-f]{{{_NAME_LENGTH}}}$")]
_Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
_Header = Annotated[str, Field(pattern="^(ContentType|CacheControl|ContentEncoding|WebsiteRedirectLocation)$")]
_WHOLE = say("publish.state-as-publish-wrote-it-without")

Manifest = Mapping[str, ObjectEntry]


@dataclass
class BucketState:
    """The state of a bucket.

    `releases` are those that were served whole, the current one last. `unsure` are the keys that an upload was changing
    when it was cut. `unneeded` has the keys that no page names any more, with the time since when, in seconds. `untold` are
    the pages of which a CDN was not told yet, `address` is that of the site.
    """

    releases: list[_Name] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)
    unneeded: dict[str, FiniteFloat] = field(default_factory=dict)
    untold: set[str] = field(default_factory=set)
    address: str = "/"


_STATES = TypeAdapter(BucketState)
_MANIFESTS = TypeAdapter(dict[str, tuple[_Digest, dict[_Header, str]]])


class StateFile:
    """The state in the bucket; written only over the version that was read, so that no two uploads write it in turn."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket
        found = bucket.read(STATE)
        self._tag = found.tag if found else None
        self.state = _parsed(bucket, found.content) if found else BucketState()

    def write(self) -> None:
        """Write the state. Raises InputError when another process has written it meanwhile."""
        said = asdict(self.state) | {name: sorted(getattr(self.state, name)) for name in ("unsure", "untold")}
        content = json.dumps(said, indent=1, ensure_ascii=False).encode()
        condition = {"IfMatch": self._tag} if self._tag else {"IfNoneMatch": "*"}
        try:
            self._tag = self._bucket.write(STATE, content, {"ContentType": "application/json"}, **condition)
        except Conflict:
            raise file_error(
                self._bucket.shown,
                say("publish.state-that-another-upload-has-written"),
                say("publish.it-to-be-run-again"),
            ) from None


def release_key(name: str) -> str:
    """Return the key of the manifest of a release."""
    return f"{FOLDER}releases/{name}.json.gz"


def kept_key(digest: str) -> str:
    """Return the key of the copy of an object."""
    return f"{FOLDER}kept/{digest}"


def packed(manifest: Manifest) -> tuple[str, bytes]:
    """Return the name of a release, which is a digest of its manifest, and the bytes of the manifest."""
    text = json.dumps({key: [entry.hash, entry.headers] for key, entry in sorted(manifest.items())}).encode()
    return hashlib.sha256(text).hexdigest()[:_NAME_LENGTH], gzip.compress(text, 6, mtime=0)


def read_manifest(bucket: Bucket, name: str) -> dict[str, ObjectEntry]:
    """Return what a release holds. Raises InputError when its manifest is not there or not whole."""
    found = bucket.read(release_key(name))
    try:
        said = _MANIFESTS.validate_json(gzip.decompress(found.content if found else b""), strict=True)
        return {key: ObjectEntry(*entry) for key, entry in said.items()}
    except (OSError, EOFError, zlib.error, ValidationError):
        raise file_error(
            f"{bucket.shown}/{release_key(name)}", say("publish.no-manifest-that-can-be-read"), _WHOLE
        ) from None


def _parsed(bucket: Bucket, content: bytes) -> BucketState:
    try:
        return _STATES.validate_json(content, strict=True)
    except ValidationError:
        raise file_error(f"{bucket.shown}/{STATE}", say("publish.state-that-cannot-be-read"), _WHOLE) from None
