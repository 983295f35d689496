"""One YAML file: which values it gives, where each stands, and what is refused."""

from pathlib import Path

import pytest

from scripts.records.problems import InputError
from scripts.records.text_files import MAX_BYTES
from scripts.records.yaml_files import read_yaml
from tests.examples import examples


@pytest.fixture
def read(tmp_path):
    """Reads a text (or bytes) as the file `x.yml`."""

    def read_content(content: str | bytes):
        path = tmp_path / "x.yml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return read_yaml(path, "x.yml")

    return read_content


@pytest.fixture
def refused(read):
    """Reads a text that must be refused, and returns what is told about it, line by line."""

    def read_wrong(content: str | bytes) -> list[str]:
        with pytest.raises(InputError) as caught:
            read(content)
        return str(caught.value).split("\n")

    return read_wrong


@examples
def test_values(read, text, value):
    found = read(f"key: {text}\n").value["key"]
    assert found == value
    assert type(found) is type(value)


def test_every_value_has_its_line_and_column(read):
    file = read("# comment\nname:\n  kk: бір\n  ru: один\nlist:\n  - first\n  - {deep: 1}\n")
    assert file.place(("name",)) == (2, 1)
    assert file.place(("name", "ru")) == (4, 3)
    assert file.place(("list", 1)) == (7, 5)
    assert file.place(("list", 1, "deep")) == (7, 6)


def test_what_is_missing_is_placed_where_it_should_have_been(read):
    file = read("name:\n  kk: бір\n")
    assert file.place(("name", "ru")) == (1, 1)
    assert file.place(("status",)) == (1, 1)


@examples
def test_what_a_record_does_not_need_is_refused_with_its_place(refused, content, message):
    assert refused(content) == [message]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a: b\n".encode("utf-16"), "x.yml:1:1: found a text in UTF-16; expected text in UTF-8"),
        ("a: 1\nb: цех\n".encode("cp1251"), "x.yml:2:1: found the byte 0xf6; expected text in UTF-8"),
    ],
)
def test_bytes_that_are_not_plain_utf_8_are_refused(refused, content, message):
    assert refused(content) == [message]


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffa: йод\nb: цех\n",
        "a: йод\r\nb: цех\r\n",
        "a: йод\rb: цех\r",
        "a: йод   \nb: цех\t\n",
        "a: и\u0306од\nb: це\u00adх\u200b\n",
    ],
)
def test_what_another_system_or_a_copied_page_brings_along_is_read_without_a_word(tmp_path, content):
    (tmp_path / "x.yml").write_bytes(content.encode())
    assert read_yaml(tmp_path / "x.yml", "x.yml").value == {"a": "йод", "b": "цех"}


def test_a_tag_that_would_run_a_command_is_only_text_to_be_refused(refused, tmp_path):
    mark = tmp_path / "ran"
    (line,) = refused(f"a: !!python/object/apply:os.system ['touch {mark}']\n")
    assert line.startswith("x.yml:1:4: found the YAML tag tag:yaml.org,2002:python/object/apply:os.system;")
    assert not mark.exists()


def test_a_bomb_of_anchors_does_not_go_off(refused):
    levels = [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 12)]
    lines = refused("\n".join(["a0: &a0 [boom]", *levels]) + "\n")
    assert lines[0] == "x.yml:1:5: found the YAML anchor &a0; expected every value written out"
    assert lines[2] == "x.yml:2:10: found the YAML alias *a0; expected every value written out"
    assert len(lines) == 5


#: Every way in which YAML can be nested, with the mixed ones.
NESTED = ["[", "{a: ", "- ", "? ", "- ? ", "[? ", "? [", "[{? ", "? {a: [", "[a: ["]


@pytest.mark.parametrize("opening", NESTED)
@pytest.mark.parametrize("before", ["", "a: ", "a:\n"])
@pytest.mark.parametrize("after", ["", "a"])
def test_deep_nesting_neither_crashes_nor_overflows(refused, opening, before, after):
    if before == "a: " and opening[0] in "-?":
        before = "a:\n"  # a list may not begin on the line of its field
    (line,) = refused(before + opening * 15_000 + after)
    # In some of these places the parser finds a mistake before it is that deep.
    told = "more than 20 levels of nesting; expected a record of a few levels", "a mistake in the YAML"
    assert any(f"found {words}" in line for words in told[: 1 if before == "" else 2])


def test_deep_nesting_by_indentation_is_refused_too(refused):
    (line,) = refused("".join(f"{' ' * depth}a:\n" for depth in range(1_000)))
    assert line == "x.yml:21:21: found more than 20 levels of nesting; expected a record of a few levels"


def test_mistakes_of_one_kind_are_told_five_times_and_no_more(refused):
    assert len(refused("a:\tb\n" * 100)) == 5


def test_a_large_file_is_refused_by_its_size_without_being_read(tmp_path, monkeypatch):
    path = tmp_path / "x.yml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("the file was read"))
    with pytest.raises(InputError) as caught:
        read_yaml(path, "x.yml")
    assert str(caught.value) == "x.yml: found 50 000 000 bytes; expected at most 1 000 000 bytes in a file"


def test_the_largest_file_is_read(read):
    text = "a: " + "б" * ((MAX_BYTES - 4) // 2) + "\n"
    assert len(text.encode()) == MAX_BYTES
    assert read(text).value["a"].startswith("бб")


def test_a_folder_is_no_file(tmp_path):
    (tmp_path / "x.yml").mkdir()
    with pytest.raises(InputError) as caught:
        read_yaml(tmp_path / "x.yml", "x.yml")
    assert str(caught.value) == "x.yml: found something that is not a file; expected a regular file"


def test_a_link_that_leads_to_itself(tmp_path):
    (tmp_path / "x.yml").symlink_to(tmp_path / "x.yml")
    with pytest.raises(InputError) as caught:
        read_yaml(tmp_path / "x.yml", "x.yml")
    assert str(caught.value) == (
        "x.yml: found a file that cannot be read (Too many levels of symbolic links); expected a readable file"
    )


def test_a_file_that_cannot_be_read(tmp_path, monkeypatch):
    def denied(self):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x.yml").write_text("a: 1\n", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(InputError) as caught:
        read_yaml(tmp_path / "x.yml", "x.yml")
    assert str(caught.value) == "x.yml: found a file that cannot be read (Permission denied); expected a readable file"
