"""Uploads a site as `publish` does, and says when it begins: a process for tests to kill.

Called as `python -m tests.publish.upload_once SITE s3://BUCKET ENDPOINT`.
"""

import sys
from pathlib import Path

from scripts.publish.storage.bucket import open_bucket
from scripts.publish.storage.options import Limits
from scripts.publish.storage.upload import upload
from scripts.records.problems import InputError


def main(site: str, address: str, endpoint: str) -> int:
    """Upload once; the exit code is that of the command."""
    bucket = open_bucket(address, endpoint)
    print("begins", flush=True)
    try:
        print(upload(bucket, Path(site), "none", Limits()).release)
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
