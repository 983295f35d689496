"""The commands of the project, `python -m scripts COMMAND`; exit code 1 tells of errors."""

from scripts.stopping import unwind_when_stopped

if __name__ == "__main__":
    unwind_when_stopped()  # before the other modules are loaded, which takes a moment

import argparse
import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TextIO

from scripts.arguments import CommandParser, address, count, day, known, port
from scripts.check.agree import agree_files
from scripts.check.rules import RULES
from scripts.check.runner import run_rules
from scripts.check.status import site_status, summary
from scripts.check.told import told_once, what_first
from scripts.check.walk import go_through
from scripts.fixing.command import add_fix_options, fix
from scripts.form import add_form_options, run_form
from scripts.history.changed import Answer, ask, chosen, listed, waiting, write_change
from scripts.history.changes import Unexplained
from scripts.history.memory import MEMORY, remember
from scripts.importing import add_import_options, run_import
from scripts.messages.language import VARIABLE, language_of
from scripts.messages.say import COMMAND, MessageLanguage, say, told
from scripts.new import add_new_options, run_new
from scripts.paths import DATA, DOCS, SITE
from scripts.publish.storage.options import add_options, check_options, place
from scripts.records.kinds.revisions import ChangeKind
from scripts.records.loader import today
from scripts.records.problems import InputError, describe_os_error, file_error, shown
from scripts.twins.finding import report


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit code: 0 done, 1 something is wrong with the input."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal may not have Kazakh letters
    given = sys.argv[1:] if arguments is None else arguments
    language = language_of(given)
    options = _parser(language).parse_args(given)
    options.language = language
    try:
        return int(options.run(options) or 0)
    except InputError as error:
        print(error.told(language), file=sys.stderr)
    except OSError as error:
        print(told(describe_os_error(error), language), file=sys.stderr)
    return 1


def _parser(language: MessageLanguage) -> argparse.ArgumentParser:
    parser = CommandParser(language, prog=COMMAND, description=say("help.program"))
    commands = parser.add_subparsers(
        required=True,
        metavar="build | check | fix | agree | changed | serve | publish | remember | hosting | new | form | import | demo",
    )

    def command(name: str, run: Callable[[argparse.Namespace], int | None], help: str) -> argparse.ArgumentParser:
        parser = commands.add_parser(name, help=help, language=language)
        parser.set_defaults(run=run)
        return parser

    build = command("build", _build, help=say("help.build"))
    build.add_argument("--data", type=Path, default=DATA, help=say("help.folder-of-records-docs-data"))
    build.add_argument("--out", type=Path, default=SITE, help=say("help.folder-of-published-site-site"))

    check = command("check", _check, help=say("help.check"))
    formats = ("text", "json", "github", "gitlab")
    check.add_argument("--format", choices=formats, default="text", help=say("help.how-to-print-findings-text"))
    check.add_argument("--only", type=_rules, default=[], metavar="RULE,...", help=say("help.only", rules=list(RULES)))
    check.add_argument("--accepted", action="store_true", help=say("help.list-what-was-accepted"))
    check.add_argument("--summary", type=Path, metavar="FILE", help=say("help.add-status-of-every-page-to"))
    check.add_argument("--list-rules", action="store_true", help=say("help.list-rules-and-what-each-looks"))

    add_fix_options(command("fix", fix, help=say("help.fix")))
    agree = command("agree", _agree, help=say("help.agree"))
    agree.add_argument("files", type=Path, nargs="*", metavar="FILE", help=say("help.what-was-read-together"))

    changed = command("changed", _changed, help=say("help.changed"))
    changed.add_argument("--fact", nargs="+", metavar="NAME", help=say("help.answer-for-these-facts-without-asking"))
    kinds = [kind.value for kind in ChangeKind]
    changed.add_argument("--as", dest="kind", choices=kinds, help=say("help.world-changed-or-we-were-wrong"))
    changed.add_argument("--kk", metavar="WHY", help=say("help.why-in-kazakh"))
    changed.add_argument("--ru", metavar="WHY", help=say("help.why-in-russian"))
    changed.add_argument("--day", type=day, help=say("help.day-of-change-today"))

    for of_content in (check, agree, changed):
        of_content.add_argument("--docs", type=Path, default=DOCS, help=say("help.folder-of-pages-docs"))
        of_content.add_argument("--data", type=Path, help=say("help.folder-of-records-data-inside-folder"))

    preview = command("serve", _serve, help=say("help.serve"))
    preview.add_argument("--address", type=address, default="127.0.0.1:8000", help=say("help.where-to-serve-127-0-0"))

    publish = command("publish", _publish, help=say("help.publish"))
    publish.add_argument(
        "--to", type=place, required=True, metavar="DIR", help=say("help.folder-that-holds-releases-or-s3")
    )
    publish.add_argument("--site", type=Path, default=SITE, help=say("help.built-site-site"))
    instead = publish.add_mutually_exclusive_group()
    instead.add_argument("--back", action="store_true", help=say("help.serve-release-before-current-one-instead"))
    instead.add_argument("--list", action="store_true", help=say("help.list-releases-instead-oldest-first"))
    add_options(publish)

    remembered = command("remember", _remember, help=say("help.remember"))
    remembered.add_argument("--site", type=Path, default=SITE, help=say("help.built-site-site"))

    hosting = command("hosting", _hosting, help=say("help.hosting"))
    hosting.add_argument(
        "--to", type=Path, required=True, metavar="DIR", help=say("help.folder-for-nginx-conf-and-caddyfile")
    )
    hosting.add_argument("--site", type=Path, default=SITE, help=say("help.built-site-site"))
    hosting.add_argument("--root", type=Path, default=Path("/srv/site/current"), help=say("help.where-server-has-site"))
    hosting.add_argument("--host", nargs="+", default=[], metavar="NAME", help=say("help.names-of-host-any-name"))
    hosting.add_argument("--port", type=port, metavar="N", help=say("help.port-of-plain-http-80"))

    add_new_options(command("new", run_new, help=say("help.new")))
    add_form_options(command("form", run_form, help=say("help.form")))
    add_import_options(command("import", run_import, help=say("help.import")))

    demo = command("demo", _demo, help=say("help.demo"))
    demo.add_argument("--records", type=count, default=24, metavar="N", help=say("help.how-many-production-sites-24"))
    demo.add_argument("--seed", type=int, default=1, metavar="S", help=say("help.same-seed-gives-same-records-1"))
    demo.add_argument("--out", type=Path, required=True, metavar="DIR", help=say("help.new-folder-for-records"))
    return parser


def _tell(message: str, options: argparse.Namespace, to: TextIO | None = None) -> None:
    print(told(message, options.language), file=to)


def _rules(text: str) -> list[str]:
    return [known("help.a-rule", RULES, name) for name in text.split(",")]


# The renderer takes longer to load than a check takes, so only the commands that draw pages load it.


def _build(options: argparse.Namespace) -> int:
    from mkdocs.exceptions import MkDocsException

    from scripts.build import build_site, failure_of_mkdocs
    from scripts.prepare import ContentError

    try:
        build_site(options.data.absolute(), options.out.absolute(), options.language)
    except ContentError as error:
        print(error.told(options.language), file=sys.stderr)
        return 1
    except MkDocsException as error:
        _tell(failure_of_mkdocs(error), options, sys.stderr)
        return 1
    return 0


def _check(options: argparse.Namespace) -> int:
    if options.list_rules:
        width = max(map(len, RULES))
        for name, rule in RULES.items():
            scope, about = say(f"scope.{rule.scope.code}"), say(f"rule.{name}")
            _tell(say("check.listed-rule", name=f"{name:{width}}", scope=scope, about=about), options)
        return 0
    checked = run_rules(options.docs, options.data or options.docs / "data", options.only, side_by_side=True)
    faults = told_once(checked.findings)
    # Programs show each finding at its place.
    shown_ones = faults if options.format == "text" else checked.findings
    # An editor looks for what is to be mended; what was accepted is counted below.
    listed_ones = checked.accepted if options.accepted or options.format != "text" else ()
    text = report(shown_ones, listed_ones, options.format, options.language)
    if text:
        print(text)
    for message, names in checked.waiting.items():
        _tell(say(message, waiting=names), options, sys.stderr)
    errors = sum(finding.severity == "error" for finding in faults)
    accepted = say("check.counts-accepted", accepted=len(checked.accepted)) if checked.accepted else ""
    counts = say("check.counts", errors=errors, warnings=len(faults) - errors, accepted=accepted)
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as file:  # a CI run keeps one file for all its steps
            file.write(summary(site_status(checked), counts, options.language))
    for line in (counts, what_first(faults)):
        _tell(line, options, sys.stderr)
    return 1 if errors else 0


def _agree(options: argparse.Namespace) -> int:
    data = options.data or options.docs / "data"
    if not options.files:
        return 1 if go_through(options.docs, data, options.language, sys.stdin.isatty()) else 0
    changed, shown = agree_files(options.docs, data, options.files)
    for line in (*shown, say("agree.read", files=len(options.files), changed=changed)):
        _tell(line, options)
    return 0


def _changed(options: argparse.Namespace) -> None:
    data = options.data or options.docs / "data"
    if not options.fact and (options.kind or options.kk or options.ru or options.day):
        raise file_error(say("help.the-command"), say("help.answer-without-facts"), say("help.fact-name-beside-it"))
    items = waiting(options.docs, data)
    if options.fact:
        if not (options.kind and options.kk and options.ru):
            raise file_error(say("help.the-command"), say("help.facts-without-answer"), say("changed.answer-expected"))
        answer = Answer(ChangeKind[options.kind.upper()], options.kk, options.ru, options.day or today())
        for item in chosen(items, options.fact):
            _write_change(item, answer, data, options)
    elif items and sys.stdin.isatty():
        with suppress(EOFError):
            for item in items:
                given = ask(item, options.language)
                if given:
                    _write_change(item, given, data, options)
    elif items:
        for line in (*map(listed, items), say("changed.how-to-answer")):
            _tell(line, options)
    else:
        _tell(say("changed.nothing"), options)


def _write_change(item: Unexplained, answer: Answer, data: Path, options: argparse.Namespace) -> None:
    path = write_change(item, answer, data)
    _tell(say("changed.written", path=shown(path)), options)


def _serve(options: argparse.Namespace) -> None:
    from scripts.preview.command import preview

    preview(options.address, options.language)


def _publish(options: argparse.Namespace) -> None:
    if isinstance(options.to, str):
        from scripts.publish.storage.command import run

        run(options, partial(_remember_told, options))
        return
    from scripts.publish.origin import check_origin
    from scripts.publish.releases import publish, releases, take_back
    from scripts.publish.server_folder import has_releases, tell_closed

    check_options(options)
    if options.list:
        print("\n".join(release.told(options.language) for release in releases(options.to)))
        return
    if not options.back:
        check_origin(options.site)
    is_new = not has_releases(options.to)
    name = take_back(options.to) if options.back else publish(options.site, options.to)
    if is_new:  # a folder that was misspelt is made too
        _tell(say("publish.new-folder", to=options.to), options)
    _tell(say("publish.leads-to", to=options.to / "current", name=name), options)
    tell_closed(options.to, options.language)
    _remember_told(options, options.to / "current")


def _remember(options: argparse.Namespace) -> None:
    from scripts.publish.origin import check_origin

    check_origin(options.site)
    _remember_told(options, options.site)


def _remember_told(options: argparse.Namespace, site: Path) -> None:
    changed = remember(site, DOCS)
    file = shown(DOCS / MEMORY)
    others = say("remember.other-records", file=file)
    _tell(others if changed is None else say("remember.done", file=file, changed=changed), options)


def _hosting(options: argparse.Namespace) -> None:
    from scripts.publish.hosting import Host, write_server_files
    from scripts.publish.site_address import ascii_host

    host = Host(tuple(map(ascii_host, options.host)), options.root, options.port)
    print(*write_server_files(options.to, options.site, host), sep="\n")


def _demo(options: argparse.Namespace) -> None:
    from scripts.demo.write import write_demonstration

    written = write_demonstration(options.out, options.records, options.seed, DATA)
    _tell(say("demo.written", out=options.out, written=written), options)


if __name__ == "__main__":
    spoken = language_of(sys.argv[1:])
    os.environ[VARIABLE] = spoken  # for what MkDocs starts of us, which it hands nothing
    unwind_when_stopped(told(say("stopped"), spoken))
    code = main()
    with suppress(BrokenPipeError):  # whoever reads may have read enough (… check | head)
        sys.stdout.flush()
        sys.stderr.flush()
    sys.exit(code)
