"""The policy of a page and the headers of each kind of file."""

import base64
import hashlib
import re

from scripts.publish.hosting import server_file
from scripts.publish.page_pass import PagePass
from scripts.publish.policy import RULES, common_headers, content_policy
from tests.examples import examples

PAGE = '<html><head>\n    <meta charset="utf-8">\n<script>let a</script><script src="b.js"></script></head></html>'


def test_a_page_says_what_it_may_load_and_names_its_inline_script():
    digest = base64.b64encode(hashlib.sha256(b"let a").digest()).decode()
    page, hashes = PagePass((), {}).finished(PAGE, "", "ru")
    assert hashes == [f"'sha256-{digest}'"]
    assert f"script-src 'self' 'sha256-{digest}';" in page
    assert "default-src 'none'" in page
    assert page.index("charset") < page.index("Content-Security-Policy") < page.index("<script>")


def test_nothing_unsafe_is_allowed_and_nobody_may_frame_a_page():
    policy = content_policy(["'sha256-abc='"])
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    page, _ = PagePass((), {}).finished(PAGE, "", "ru")
    assert "frame-ancestors" not in page  # browsers ignore it there and complain


@examples
def test_each_kind_of_file_is_cached_and_shared_in_its_way(path, cache, origin):
    rule = next(rule for rule in RULES if re.search(rule.pattern, path))
    headers = common_headers([]) | rule.headers
    assert headers["Cache-Control"] == cache
    assert headers.get("Access-Control-Allow-Origin") == origin
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_a_static_host_is_told_the_same():
    text = server_file("_headers", ["'sha256-abc='"])
    assert text.startswith("/*\n  Content-Security-Policy: default-src 'none'; script-src 'self' 'sha256-abc=';")
    assert "/assets/*\n  Cache-Control: public, max-age=31536000, immutable" in text


def test_browsers_are_kept_on_https_where_the_answer_came_by_it():
    assert "  Strict-Transport-Security: max-age=31536000\n" in server_file("_headers", [])
    text = server_file("nginx.conf", [])
    assert 'map $https $site_transport {\n    default "";\n    on "max-age=31536000";' in text
    assert "add_header Strict-Transport-Security $site_transport always;" in text
