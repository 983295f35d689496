"""Publishing into object storage: what is sent, with which headers, what is left for later, and the way back."""

import time

import pytest

from scripts.publish.storage.objects import stored_objects
from scripts.publish.storage.options import Limits
from scripts.publish.storage.state import kept_key, release_key
from scripts.publish.storage.upload import take_back, upload
from scripts.records.problems import InputError
from tests.examples import examples
from tests.publish.stores import small_site


def published(store, site, **limits):
    return upload(store.open(), site, "none", Limits(**limits))


def sent(monkeypatch, bucket, site):
    """Return the keys that an upload writes, in the order in which the store gets them."""
    keys, write = [], type(bucket).write

    def noted(self, key, *arguments, **more):
        keys.append(key)
        return write(self, key, *arguments, **more)

    monkeypatch.setattr(type(bucket), "write", noted)
    upload(bucket, site, "none", Limits())
    monkeypatch.setattr(type(bucket), "write", write)
    return [key for key in keys if not key.startswith(".publish/")]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return small_site(tmp_path_factory.mktemp("headers") / "site", "one")


@examples
def test_each_object_has_its_headers(key, type, cache, built):
    headers = stored_objects(built, "none")[key].headers
    assert headers == {"ContentType": type, "CacheControl": cache}


def test_the_store_has_the_headers_of_each_object(any_store, folder):
    published(any_store, small_site(folder, "one"))
    for key, stored in stored_objects(folder, "none").items():
        found = any_store.get(key)
        kept = {name: found[name] for name in stored.headers if name != "WebsiteRedirectLocation"}
        assert kept == {name: stored.headers[name] for name in kept}
        assert "ContentEncoding" not in found


def test_files_for_other_hosts_and_compressed_copies_are_not_sent(any_store, folder):
    small_site(folder, "one")
    (folder / "index.html.br").write_bytes(b"short")
    published(any_store, folder)
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {*any_store.site_keys()} == files - {"_headers", "_redirects", "index.html.br"} | {"old/index.html"}


def test_compressed_contents_are_sent_where_they_are_asked_for(any_store, folder):
    small_site(folder, "one")
    (folder / "index.html.gz").write_bytes(b"short")
    upload(any_store.open(), folder, "gzip", Limits())
    found = any_store.get("index.html")
    assert (found["Body"].read(), found["ContentEncoding"]) == (b"short", "gzip")
    assert found["ContentType"] == "text/html; charset=utf-8"
    assert "ContentEncoding" not in any_store.get("robots.txt")


def test_assets_come_first_then_files_then_pages_then_the_sitemap(store, folder, monkeypatch):
    keys = sent(monkeypatch, store.open(), small_site(folder, "one"))
    steps = [0 if key.startswith("assets/") else 2 if ".html" in key else 3 if ".xml" in key else 1 for key in keys]
    assert steps == sorted(steps)
    assert {*steps} == {0, 1, 2, 3}


def test_only_what_changed_is_sent(store, folder, monkeypatch):
    small_site(folder, "one")
    assert "robots.txt" in sent(monkeypatch, store.open(), folder)
    assert sent(monkeypatch, store.open(), folder) == []
    (folder / "page-1" / "index.html").write_text("new")
    assert sent(monkeypatch, store.open(), folder) == ["page-1/index.html"]


def test_another_header_is_a_change(store, folder, monkeypatch):
    published(store, small_site(folder, "one"))
    monkeypatch.setattr("scripts.publish.storage.objects.RULES", [ForAll()])
    assert len(sent(monkeypatch, store.open(), folder)) == len(store.site_keys())
    assert store.get("index.html")["CacheControl"] == "max-age=7"


class ForAll:
    pattern = "^/"
    headers = {"Cache-Control": "max-age=7"}


def test_what_an_open_page_may_ask_for_stays_until_the_grace_is_over(any_store, folder, monkeypatch):
    published(any_store, small_site(folder, "one"))
    published(any_store, small_site(folder, "two"))
    assert any_store.text("assets/style.one.css").startswith("one")
    later = time.time() + 8 * 86_400
    monkeypatch.setattr("scripts.publish.storage.upload.time.time", lambda: later)
    done = published(any_store, folder)
    assert done.deleted == ["assets/index/one/words.json", "assets/site.one.js", "assets/style.one.css"]
    assert "assets/style.one.css" not in any_store.listed()
    assert "assets/style.two.css" in any_store.listed()


def test_no_more_is_deleted_than_is_allowed(store, folder):
    published(store, small_site(folder, "one"))
    published(store, small_site(folder, "two"))
    assert len(published(store, folder, grace=0, max_deletes=2).deleted) == 2
    assert len(published(store, folder, grace=0, max_deletes=2).deleted) == 1


def test_a_site_that_lacks_too_much_is_refused_before_anything_is_sent(store, folder):
    published(store, small_site(folder, "one", pages=12))
    before = store.listed(), store.text("index.html")
    with pytest.raises(InputError, match=r"11 objects that the new site does not have.*--max-deletes 11"):
        published(store, small_site(folder, "two", pages=4), max_deletes=10)
    assert (store.listed(), store.text("index.html")) == before


def test_a_redirect_leads_on_and_says_so_in_its_body(store, folder):
    # SeaweedFS does not keep the header of a redirect; for such stores, and behind a CDN, there is the body.
    published(store, small_site(folder, "one"))
    assert store.get("old/index.html")["WebsiteRedirectLocation"] == "/page-1/"
    assert '<a href="/page-1/">' in store.text("old/index.html")


@examples
def test_each_address_that_leads_elsewhere_is_an_object(line, key, to, folder):
    small_site(folder, "one")
    (folder / "_redirects").write_text(f"{line}\n")
    stored = stored_objects(folder, "none").get(key)
    assert (stored and stored.headers.get("WebsiteRedirectLocation")) == to


def test_a_redirect_below_a_cyrillic_path_has_the_key_of_its_address(folder):
    small_site(folder, "one")
    address = "https://xn--e1afmkfd.example:8443/%D1%88%D1%8B%D0%BC/x/"
    (folder / "index.html").write_text(f'<html><link rel="canonical" href="{address}">')
    (folder / "_redirects").write_text("/%D1%88%D1%8B%D0%BC/x/kk/* /%D1%88%D1%8B%D0%BC/x/:splat 301\n")
    stored = stored_objects(folder, "none")
    assert stored["kk/index.html"].headers["WebsiteRedirectLocation"] == "/%D1%88%D1%8B%D0%BC/x/"
    assert all(key.isascii() for key in stored)


def test_the_site_lies_below_a_prefix_and_nothing_beside_it_is_touched(store, folder):
    store.client.put_object(Bucket=store.bucket, Key="other/index.html", Body=b"other")
    bucket = store.open("a/b/")
    upload(bucket, small_site(folder, "one"), "none", Limits())
    upload(bucket, small_site(folder, "two"), "none", Limits(grace=0))
    assert store.text("a/b/index.html").startswith("<html><title>two")
    assert store.text("other/index.html") == "other"
    assert all(key.startswith(("a/b/", "other/")) for key in store.listed())


def test_the_release_before_comes_back_with_its_headers(any_store, folder):
    first = published(any_store, small_site(folder, "one", pages=7)).release
    one = {key: content(any_store, key) for key in any_store.site_keys()}
    published(any_store, small_site(folder, "two"))
    published(any_store, folder, grace=0)  # what only the first had is gone
    assert "page-6/index.html" not in any_store.listed()
    done = take_back(any_store.open(), Limits(grace=0))
    assert done.release == first
    take_back_leaves = {key: content(any_store, key) for key in any_store.site_keys()}
    assert {key: value for key, value in take_back_leaves.items() if "two" not in key} == one


def content(store, key):
    found = store.get(key)
    names = ("ContentType", "CacheControl", "ContentEncoding", "WebsiteRedirectLocation")
    return found["Body"].read(), *(found.get(name) for name in names)


@pytest.fixture
def three_kept(monkeypatch):
    """Three releases are kept instead of KEPT, which is more of the same."""
    monkeypatch.setattr("scripts.publish.storage.upload.KEPT", 3)


def test_one_goes_back_release_by_release_and_no_further(store, folder, three_kept):
    for version in ("v1", "v2", "v3", "v4"):
        published(store, small_site(folder, version, pages=1))
    for version in ("v3", "v2"):
        take_back(store.open(), Limits())
        assert f"<title>{version} " in store.text("page-0/index.html")
        assert store.text(f"assets/style.{version}.css").startswith(version)
    with pytest.raises(InputError, match="no earlier release"):
        take_back(store.open(), Limits())
    published(store, folder)
    assert "<title>v4 " in store.text("page-0/index.html")


def test_only_what_the_kept_releases_need_is_kept(store, folder, three_kept):
    for version in ("v1", "v2", "v3", "v4", "v5"):
        published(store, small_site(folder, version, pages=1), grace=0)
    assert len(store.listed(".publish/releases/")) == 3
    of_a_release = len(store.site_keys()) - len(["robots.txt", "old/index.html"])
    assert len(store.listed(".publish/kept/")) == 2 * of_a_release


def write_pages(folder, *texts):
    for number, text in enumerate(texts):
        (folder / f"page-{number}" / "index.html").write_text(text)


def test_what_several_releases_hold_stays_until_the_oldest_of_them_goes(store, folder):
    small_site(folder, "one")
    for texts in (("x1", "y1"), ("x2", "y1"), ("x1", "y2"), ("x3", "y2")):
        write_pages(folder, *texts)
        published(store, folder)
    for before in ("x1", "x2", "x1"):
        take_back(store.open(), Limits())
        assert store.text("page-0/index.html") == before


def test_a_release_that_was_published_again_takes_no_copy_from_the_older_ones(store, folder):
    small_site(folder, "one")
    for texts in (("x1", "y1"), ("x1", "y2"), ("x2", "y2"), ("x1", "y2")):
        write_pages(folder, *texts)
        published(store, folder)
    for before in ("x2", "x1"):
        take_back(store.open(), Limits())
        assert store.text("page-0/index.html") == before


def test_a_damaged_manifest_of_an_older_release_stops_no_upload(store, folder):
    older = published(store, small_site(folder, "one")).release
    published(store, small_site(folder, "two"))
    store.client.put_object(Bucket=store.bucket, Key=release_key(older), Body=b"damaged")
    kept = store.listed(kept_key(""))
    published(store, small_site(folder, "three"))
    assert {*kept} <= {*store.listed(kept_key(""))}
    take_back(store.open(), Limits())
    assert "<title>two" in store.text("index.html")


def test_a_file_that_changes_while_it_is_sent_is_not_published(store, folder, monkeypatch):
    published(store, small_site(folder, "one"))
    small_site(folder, "two")
    keep = "scripts.publish.storage.upload._keep"
    monkeypatch.setattr(keep, lambda *_: (folder / "page-1" / "index.html").write_text("half"))
    with pytest.raises(InputError, match="written while the site was sent"):
        published(store, folder)
    assert "<title>one" in store.text("page-1/index.html")


def test_an_object_that_somebody_deleted_stops_no_upload(store, folder):
    published(store, small_site(folder, "one"))
    store.client.delete_object(Bucket=store.bucket, Key="page-1/index.html")
    published(store, small_site(folder, "two"))
    assert "<title>two" in store.text("page-1/index.html")
    with pytest.raises(InputError, match=r"page-1/index\.html: found no copy of what it held before"):
        take_back(store.open(), Limits())
    assert "<title>two" in store.text("page-1/index.html")
