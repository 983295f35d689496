"""The site on hosts of static sites: Netlify's and Cloudflare Pages' own programs read its files, and the latter's server answers."""

import json
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from scripts.publish.policy import RULES, TRANSPORT, common_headers, site_hashes
from scripts.publish.site_address import built_path
from tests.conftest import ROOT
from tests.examples import beside
from tests.js.node import run

TABLE = beside(__file__, "test_static_hosts.yml")
TOOLS = ROOT / "tests" / "tools" / "node_modules"


@pytest.fixture(scope="module")
def cloudflare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what Cloudflare has published in TypeScript, as scripts."""
    folder = tmp_path_factory.mktemp("cloudflare")
    for part in ("asset-server", "metadata-generator"):
        shutil.copytree(TOOLS / "@cloudflare" / "pages-shared" / part, folder / part)
    sources = map(str, folder.glob("*/*.ts"))
    run([f"{TOOLS}/.bin/tsc", "--module", "commonjs", "--target", "es2022", "--noCheck", "--types", "", *sources])
    return folder


def asked(site: Path, cloudflare: Path, addresses: list[str]) -> dict[str, Any]:
    """Return what the programs make of the files of a site, and the answers to addresses."""
    base = quote(built_path(site).rstrip("/"))
    given = json.dumps([base + address for address in addresses])
    told = run(["node", "tests/site/static_hosts.js", str(site), base, str(cloudflare)], input=given)
    found: dict[str, Any] = json.loads(told)
    return found


@pytest.mark.parametrize("which", ["site", "site_below_a_path"])
def test_both_hosts_read_the_files_without_complaint_and_answer_by_them(request, cloudflare, which):
    site = request.getfixturevalue(which)
    base = quote(built_path(site).rstrip("/"))
    found = asked(site, cloudflare, [row["ask"] for row in TABLE["answers"]])
    lines = (site / "_redirects").read_text(encoding="utf-8").splitlines()
    for kind, count in ("redirects", len(lines)), ("headers", len(RULES)):
        assert found["netlify"][kind]["errors"] == []
        assert len(found["netlify"][kind][kind]) == count
        assert found["cloudflare"][kind]["invalid"] == []
        assert len(found["cloudflare"][kind]["rules"]) == count
    everywhere = common_headers(site_hashes(site)) | TRANSPORT
    assert found["netlify"]["headers"]["headers"][0] == {"for": f"{base}/*", "values": everywhere}
    for row, answer in zip(TABLE["answers"], found["answers"], strict=True):
        assert answer["status"] == row["status"], row
        assert answer["location"] == (base + row["to"] if "to" in row else None), row
        assert answer["page"] == row.get("page"), row
        sent = {name: answer["headers"].get(name.lower()) for name in everywhere}
        assert sent == everywhere, row
        for name, value in row.get("headers", {}).items():
            assert answer["headers"].get(name.lower()) == value, row


def test_a_missing_slash_is_put(site, cloudflare):
    row = TABLE["slash"]
    assert asked(site, cloudflare, [row["ask"]])["answers"][0]["location"] == row["to"]


def test_no_address_leads_to_another_host(site, cloudflare):
    found = asked(site, cloudflare, TABLE["evil"])
    assert [answer["location"] for answer in found["answers"]] == ["/"] * len(TABLE["evil"])
