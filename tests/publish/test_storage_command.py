"""The command `publish --to s3://…` as a keeper uses it: what it prints, refuses, and tells a CDN."""

import gzip
import json
import sys

import pytest

from scripts.__main__ import main
from scripts.history.memory import MEMORY
from scripts.publish.compress import compress_site
from scripts.publish.storage.options import ENCODINGS
from scripts.publish.storage.state import STATE
from tests.examples import examples
from tests.publish.stores import SECRET, client, small_site
from tests.site.servers import free_port

#: `remember` passes over a site without facts of the project's own records.
FACTS = "data/facts.json"

pytestmark = pytest.mark.usefixtures("of_any_origin")


@pytest.fixture
def built(folder):
    return site(folder, "one")


def site(folder, version):
    small_site(folder, version)
    (folder / FACTS).unlink()
    return folder


def publish(store, built, *options):
    return main(["publish", "--to", store.address, "--endpoint", store.endpoint, "--site", str(built), *options])


def test_a_site_is_published_and_taken_back(store, built, capsys):
    assert publish(store, built) == 0
    assert f"{store.address} holds the release" in capsys.readouterr().out
    publish(store, site(built, "two"))
    assert publish(store, built, "--back") == 0
    assert "<title>one" in store.text("index.html")


def test_a_dry_run_says_what_would_be_done_and_does_nothing(store, built, capsys):
    publish(store, built)
    before = store.listed(), store.text(STATE)
    (built / "page-2" / "index.html").write_text("new")
    (built / "robots.txt").unlink()
    capsys.readouterr()
    assert publish(store, built, "--dry-run") == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["send: page-2/index.html", "no longer needed: robots.txt"]
    assert publish(store, built, "--dry-run", "--back") == 1  # there is no earlier release
    assert (store.listed(), store.text(STATE)) == before


def changed_pages(built):
    (built / "page-2" / "index.html").write_text("new")
    (built / "404.html").write_text("new")
    (built / "assets" / "new.css").write_text("new")


def test_the_addresses_of_changed_pages_are_written_for_any_cdn(store, built, tmp_path):
    publish(store, built)
    changed_pages(built)
    assert publish(store, built, "--changed", str(tmp_path / "changed")) == 0
    assert (tmp_path / "changed").read_text() == "/404.html\n/page-2/\n/page-2/index.html\n"


def test_they_begin_with_the_address_of_the_site_where_it_is_known(store, built, tmp_path):
    link = '<html><link rel="canonical" href="https://example.org/base/">'
    (built / "index.html").write_text(link)
    publish(store, built)
    (built / "page-2" / "index.html").write_text("new")
    publish(store, built, "--changed", str(tmp_path / "changed"))
    first, second = (tmp_path / "changed").read_text().splitlines()
    assert (first, second) == ("https://example.org/base/page-2/", "https://example.org/base/page-2/index.html")


@pytest.fixture
def distribution(store, monkeypatch):
    """A distribution of moto's CloudFront, which has no cache: it only notes what it is asked to invalidate."""
    monkeypatch.setenv("AWS_ENDPOINT_URL_CLOUDFRONT", store.endpoint)
    origin = {"Id": "o", "DomainName": "site.s3.amazonaws.com", "S3OriginConfig": {"OriginAccessIdentity": ""}}
    behaviour = {"TargetOriginId": "o", "ViewerProtocolPolicy": "allow-all"}
    config = {
        "CallerReference": store.bucket,
        "Comment": "",
        "Enabled": True,
        "Origins": {"Quantity": 1, "Items": [origin]},
        "DefaultCacheBehavior": behaviour,
    }
    answer = client("cloudfront", store.endpoint).create_distribution(DistributionConfig=config)
    return answer["Distribution"]["Id"]


def invalidated(store, distribution):
    cloudfront = client("cloudfront", store.endpoint)
    listed = cloudfront.list_invalidations(DistributionId=distribution)["InvalidationList"].get("Items", [])
    answers = [cloudfront.get_invalidation(DistributionId=distribution, Id=item["Id"]) for item in listed]
    return [sorted(answer["Invalidation"]["InvalidationBatch"]["Paths"]["Items"]) for answer in answers]


def test_cloudfront_is_asked_for_exactly_the_changed_pages(store, built, distribution):
    publish(store, built)
    changed_pages(built)
    assert publish(store, built, "--invalidate", f"cloudfront:{distribution}") == 0
    assert invalidated(store, distribution) == [["/404.html", "/page-2/", "/page-2/index.html"]]
    assert publish(store, built, "--invalidate", f"cloudfront:{distribution}") == 0
    assert len(invalidated(store, distribution)) == 1  # nothing changed, nothing is asked


def test_what_a_cdn_could_not_be_told_is_told_the_next_time(store, built, distribution, capsys):
    publish(store, built)
    changed_pages(built)
    assert publish(store, built, "--invalidate", "cloudfront:ANOTHER") == 1
    assert "found no such distribution" in capsys.readouterr().err
    assert "new" in store.text("page-2/index.html")
    assert publish(store, built, "--invalidate", f"cloudfront:{distribution}") == 0
    assert invalidated(store, distribution) == [["/404.html", "/page-2/", "/page-2/index.html"]]


@examples
def test_a_site_whose_cdn_cannot_be_told_is_served_and_remembered(options, found, store, built, capsys, monkeypatch):
    (built / FACTS).write_text('{"figure.wage": 1}')
    (built.parent / "docs" / "check").mkdir(parents=True)
    monkeypatch.setattr("scripts.__main__.DOCS", built.parent / "docs")
    monkeypatch.setenv("AWS_ENDPOINT_URL_CLOUDFRONT", f"http://127.0.0.1:{free_port()}")
    assert publish(store, built, *(option.format(FOLDER=built.parent) for option in options)) == 1
    said = capsys.readouterr()
    assert f"{store.address} holds the release" in said.out
    assert "wage" in (built.parent / "docs" / MEMORY).read_text()
    assert found in said.err
    assert said.err.count("\n") == 1
    assert "--endpoint" not in said.err


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_taking_back_remembers_what_the_release_before_tells(encoding, store, built, monkeypatch):
    memory = built.parent / "docs" / MEMORY
    memory.parent.mkdir(parents=True)
    monkeypatch.setattr("scripts.__main__.DOCS", built.parent / "docs")
    for wage in (1, 2):
        (built / FACTS).write_text(json.dumps({"figure.wage": wage, "figure.filler": "x" * 2000}))  # worth compressing
        compress_site([built / FACTS])
        assert publish(store, built, "--encoding", encoding) == 0
    assert json.loads(memory.read_text())["figure.wage"] == 2
    assert publish(store, built, "--back") == 0
    assert json.loads(memory.read_text())["figure.wage"] == 1


@examples
def test_what_cannot_be_published_is_told_in_one_line(options, found, store, built, capsys, monkeypatch):
    monkeypatch.chdir(built.parent)
    values = {"BUCKET": store.bucket, "ENDPOINT": store.endpoint, "NOBODY": f"http://127.0.0.1:{free_port()}"}
    assert main([*"publish --site site".split(), *(option.format(**values) for option in options)]) == 1
    said = capsys.readouterr()
    assert found.format(**values) in said.err
    assert said.err.count("\n") == 1
    assert "keeper" not in said.err
    assert "password" not in said.err
    assert store.listed() == []


@examples
def test_no_credential_is_printed_whatever_the_store_answers(code, found, store, built, capsys, monkeypatch):
    from botocore.exceptions import ClientError

    def refuse(*_, **__):
        message = f"no: keeper {SECRET}"
        raise ClientError({"Error": {"Code": code, "Message": message, "AWSAccessKeyId": "keeper"}}, "GetObject")

    monkeypatch.setattr("botocore.client.BaseClient._make_api_call", refuse)
    assert publish(store, built) == 1
    said = capsys.readouterr()
    assert found in said.err
    assert SECRET not in said.out + said.err
    assert "keeper" not in said.out + said.err


DAMAGED = "found a state that cannot be read; expected the state as `publish` wrote it"


@examples
def test_a_damaged_state_is_told_in_one_line(state, store, built, capsys):
    publish(store, built)
    for content in (state, "[" * 100_000):
        store.client.put_object(Bucket=store.bucket, Key=STATE, Body=content.encode())
        capsys.readouterr()
        for options in ([], ["--back"], ["--list"]):
            assert publish(store, built, *options) == 1
            said = capsys.readouterr().err
            assert f"{STATE}: {DAMAGED}" in said
            assert "delete the folder .publish" in said
            assert said.count("\n") == 1


def damaged_manifests():
    entry = {"index.html": ["0" * 64, {"Bucket": "another"}]}
    texts = ["", "[" * 100_000, '{"index.html": 1}', '{"index.html": ["../x", {}]}', json.dumps(entry)]
    whole = gzip.compress(b"{}" * 1000)
    return [b"", b"no gzip", whole[:-9], whole[:12] + b"\xff" * 9, *(gzip.compress(text.encode()) for text in texts)]


def test_a_damaged_manifest_is_told_in_one_line(store, built, capsys):
    publish(store, built)
    [key] = store.listed(".publish/releases/")
    for content in damaged_manifests():
        store.client.put_object(Bucket=store.bucket, Key=key, Body=content)
        capsys.readouterr()
        assert publish(store, built) == 1
        said = capsys.readouterr().err
        assert f"{key}: found no manifest that can be read" in said
        assert said.count("\n") == 1


def test_without_credentials_it_says_where_they_are_looked_for(store, built, capsys, monkeypatch):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    assert publish(store, built) == 1
    assert "found no credentials; expected those that the AWS SDK looks for" in capsys.readouterr().err


def test_without_boto3_it_says_how_to_install_it(store, built, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "boto3", None)
    assert publish(store, built) == 1
    assert (
        "found no boto3, which object storage needs; expected it installed: run `make storage`"
        in capsys.readouterr().err
    )


def test_a_folder_has_no_options_of_a_store(built, tmp_path, capsys):
    assert main(["publish", "--to", str(tmp_path / "server"), "--site", str(built), "--dry-run"]) == 1
    assert "--dry-run with --to s3://BUCKET only" in capsys.readouterr().err
