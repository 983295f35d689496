"""The commands of the project, `python -m scripts COMMAND`; exit code 1 tells of errors."""

from scripts.stopping import unwind_when_stopped

if __name__ == "__main__":
    unwind_when_stopped()  # before the other modules are loaded, which takes a moment

import argparse
import io
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from scripts.arguments import address, count, day, known, port
from scripts.check.agree import agree_files
from scripts.check.rules import RULES
from scripts.check.runner import run_rules
from scripts.check.status import site_status, summary
from scripts.history.changed import ANSWERS, Answer, ask, chosen, listed, waiting, write_change
from scripts.history.changes import Unexplained
from scripts.history.memory import MEMORY, remember
from scripts.paths import CONFIG, DATA, DOCS, SITE
from scripts.publish.storage.options import add_options, check_options, place
from scripts.records.kinds import KINDS
from scripts.records.kinds.revisions import ChangeKind
from scripts.records.loader import today
from scripts.records.new_record import write_new_record
from scripts.records.problems import InputError, describe_os_error, file_error, shown
from scripts.twins.finding import report


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit code: 0 done, 1 something is wrong with the input."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal may not have Kazakh letters
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options) or 0)
    except InputError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(describe_os_error(error), file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts", description="Makes a bilingual public-information site from records and Markdown."
    )
    commands = parser.add_subparsers(
        required=True, metavar="build | check | agree | changed | serve | publish | remember | hosting | new | demo"
    )

    def command(name: str, run: Callable[[argparse.Namespace], int | None], help: str) -> argparse.ArgumentParser:
        parser = commands.add_parser(name, help=help)
        parser.set_defaults(run=run)
        return parser

    build = command("build", _build, help="build the site and put it in place whole")
    build.add_argument("--data", type=Path, default=DATA, help="the folder of records (docs/data)")
    build.add_argument("--out", type=Path, default=SITE, help="the folder of the published site (site)")

    check = command("check", _check, help="check records and pages, without building")
    check.add_argument("--docs", type=Path, default=DOCS, help="the folder of pages (docs)")
    check.add_argument("--data", type=Path, help="the folder of records (data inside the folder of pages)")
    formats = ("text", "json", "github", "gitlab")
    check.add_argument("--format", choices=formats, default="text", help="how to print findings (text)")
    check.add_argument("--only", type=_rules, default=[], metavar="RULE,...", help=f"only these of: {', '.join(RULES)}")
    check.add_argument("--summary", type=Path, metavar="FILE", help="add the status of every page to FILE, as Markdown")
    check.add_argument("--list-rules", action="store_true", help="list the rules and what each looks at")

    agree = command("agree", _agree, help="record that both languages of these files were read together")
    agree.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a page in either language, or a record")
    agree.add_argument("--docs", type=Path, default=DOCS, help="the folder of pages (docs)")
    agree.add_argument("--data", type=Path, help="the folder of records (data inside the folder of pages)")

    changed = command("changed", _changed, help="list published values that are others now, and write down why")
    changed.add_argument("--docs", type=Path, default=DOCS, help="the folder of pages (docs)")
    changed.add_argument("--data", type=Path, help="the folder of records (data inside the folder of pages)")
    changed.add_argument("--fact", nargs="+", metavar="NAME", help="answer for these facts, without asking")
    kinds = [kind.value for kind in ChangeKind]
    changed.add_argument("--as", dest="kind", choices=kinds, help="the world changed, or we were wrong")
    changed.add_argument("--kk", metavar="WHY", help="why, in Kazakh")
    changed.add_argument("--ru", metavar="WHY", help="why, in Russian")
    changed.add_argument("--day", type=day, help="the day of the change (today)")

    preview = command("serve", _serve, help="preview the site live")
    preview.add_argument("--address", type=address, default="127.0.0.1:8000", help="where to serve (127.0.0.1:8000)")

    publish = command("publish", _publish, help="put the built site on a server by swapping a link")
    publish.add_argument(
        "--to", type=place, required=True, metavar="DIR", help="the folder that holds the releases, or s3://…"
    )
    publish.add_argument("--site", type=Path, default=SITE, help="the built site (site)")
    instead = publish.add_mutually_exclusive_group()
    instead.add_argument("--back", action="store_true", help="serve the release before the current one instead")
    instead.add_argument("--list", action="store_true", help="list the releases instead, the oldest first")
    add_options(publish)

    remembered = command("remember", _remember, help="remember what the built site tells as published")
    remembered.add_argument("--site", type=Path, default=SITE, help="the built site (site)")

    hosting = command("hosting", _hosting, help="write the configuration of nginx and of Caddy for the built site")
    hosting.add_argument(
        "--to", type=Path, required=True, metavar="DIR", help="the folder for nginx.conf and Caddyfile"
    )
    hosting.add_argument("--site", type=Path, default=SITE, help="the built site (site)")
    hosting.add_argument("--root", type=Path, default=Path("/srv/site/current"), help="where the server has the site")
    hosting.add_argument("--host", nargs="+", default=[], metavar="NAME", help="the names of the host (any name)")
    hosting.add_argument("--port", type=port, metavar="N", help="the port of plain http (80)")

    new = command("new", _new, help="write a commented record to fill in")
    new.add_argument("kind", type=partial(known, "kind", KINDS), metavar="KIND", help=", ".join(KINDS))
    new.add_argument("id", metavar="ID", help="lowercase Latin letters, digits and hyphens; never used again")
    new.add_argument("--data", type=Path, default=DATA, help="the folder of records (docs/data)")

    demo = command("demo", _demo, help="write made-up records, to see and to measure a full catalogue")
    demo.add_argument("--records", type=count, default=24, metavar="N", help="how many production sites (24)")
    demo.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed gives the same records (1)")
    demo.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder for the records")
    return parser


def _rules(text: str) -> list[str]:
    return [known("rule", RULES, name) for name in text.split(",")]


# The renderer takes longer to load than a check takes, so only the commands that draw pages load it.


def _build(options: argparse.Namespace) -> int:
    from mkdocs.exceptions import MkDocsException

    from scripts.build import build_site
    from scripts.prepare import ContentError

    try:
        build_site(options.data.absolute(), options.out.absolute())
    except (ContentError, MkDocsException) as error:
        print(error.format_message() if isinstance(error, MkDocsException) else error, file=sys.stderr)
        return 1
    return 0


def _check(options: argparse.Namespace) -> int:
    if options.list_rules:
        width = max(map(len, RULES))
        print("\n".join(f"{name:{width}}  {rule.scope.words}: {rule.about}" for name, rule in RULES.items()))
        return 0
    checked = run_rules(options.docs, options.data or options.docs / "data", options.only, side_by_side=True)
    text = report(checked.findings, checked.accepted, options.format)
    if text:
        print(text)
    if checked.waiting:
        print(f"not run until the records are mended: {', '.join(checked.waiting)}", file=sys.stderr)
    errors = sum(finding.severity == "error" for finding in checked.findings)
    counts = f"errors: {errors}, warnings: {len(checked.findings) - errors}"
    counts += f", accepted: {len(checked.accepted)}" if checked.accepted else ""
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as file:  # a CI run keeps one file for all its steps
            file.write(summary(site_status(checked), counts))
    print(counts, file=sys.stderr)
    return 1 if errors else 0


def _agree(options: argparse.Namespace) -> None:
    changed, told = agree_files(options.docs, options.data or options.docs / "data", options.files)
    print(*told, sep="\n")
    print(f"read together: {len(options.files)} files, {changed} of them new or changed")


def _changed(options: argparse.Namespace) -> None:
    data = options.data or options.docs / "data"
    if not options.fact and (options.kind or options.kk or options.ru or options.day):
        raise file_error("the command", "an answer without facts", "--fact NAME … beside it")
    items = waiting(options.docs, data)
    if options.fact:
        if not (options.kind and options.kk and options.ru):
            raise file_error("the command", "facts without an answer", "--as updated|corrected --kk WHY --ru WHY")
        answer = Answer(ANSWERS[options.kind], options.kk, options.ru, options.day or today())
        for item in chosen(items, options.fact):
            _write_change(item, answer, data)
    elif items and sys.stdin.isatty():
        with suppress(EOFError):
            for item in items:
                given = ask(item)
                if given:
                    _write_change(item, given, data)
    elif items:
        print("\n".join(map(listed, items)))
        print("answer on a terminal, or by --fact NAME … --as updated|corrected --kk WHY --ru WHY [--day DAY]")
    else:
        print("nothing that was published is another now")


def _write_change(item: Unexplained, answer: Answer, data: Path) -> None:
    path = write_change(item, answer, data)
    print(f"{shown(path)} is written: read both languages, then `python -m scripts agree {shown(path)}`")


def _serve(options: argparse.Namespace) -> int:
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import MkDocsException

    from scripts.build import warnings_told
    from scripts.records.yaml_files import check_nesting

    check_nesting(CONFIG)
    try:
        with warnings_told():
            serve(config_file=str(CONFIG), livereload=True, dev_addr=options.address)
    except OSError as error:
        found = f"an address that cannot be served ({error.strerror})"
        raise file_error(options.address, found, "a free one") from None
    except MkDocsException as error:
        print(error.format_message(), file=sys.stderr)
        return 1
    return 0


def _publish(options: argparse.Namespace) -> None:
    if isinstance(options.to, str):
        from scripts.publish.storage.command import run

        run(options, partial(_remember, options))
        return
    from scripts.publish.releases import publish, releases, take_back
    from scripts.publish.server_folder import tell_closed

    check_options(options)
    if options.list:
        print("\n".join(map(str, releases(options.to))))
        return
    name = take_back(options.to) if options.back else publish(options.site, options.to)
    print(f"{options.to / 'current'} leads to the release {name}")
    tell_closed(options.to)
    if not options.back:
        _remember(options)


def _remember(options: argparse.Namespace) -> None:
    from scripts.publish.releases import check_site

    check_site(options.site)
    changed = remember(options.site, DOCS)
    file = shown(DOCS / MEMORY)
    print(f"{file} remembers it: {changed} facts are others" if changed is not None else f"{file} stays: other records")


def _hosting(options: argparse.Namespace) -> None:
    from scripts.publish.hosting import Host, write_server_files
    from scripts.publish.site_address import ascii_host

    host = Host(tuple(map(ascii_host, options.host)), options.root, options.port)
    print(*write_server_files(options.to, options.site, host), sep="\n")


def _new(options: argparse.Namespace) -> None:
    path = write_new_record(options.data, options.kind, options.id)
    print(f"{path} is written: fill it in, then run `python -m scripts check`")


def _demo(options: argparse.Namespace) -> None:
    from scripts.demo.write import write_demonstration

    written = write_demonstration(options.out, options.records, options.seed, DATA)
    print(f"{options.out} has {written} made-up records: build --data {options.out} --out DIR")


if __name__ == "__main__":
    code = main()
    with suppress(BrokenPipeError):  # whoever reads may have read enough (… check | head)
        sys.stdout.flush()
        sys.stderr.flush()
    sys.exit(code)
