"""The commands: `python -m scripts build | check | agree | serve | publish | hosting | new | demo`; exit code 1 tells of errors."""

import argparse
import gc
import io
import os
import sys
from contextlib import suppress
from pathlib import Path

from scripts.parity.agree import agree_files
from scripts.parity.checks import run_rules
from scripts.parity.finding import report
from scripts.parity.rules import RULES
from scripts.parity.status import site_status, summary
from scripts.paths import CONFIG, DATA, DOCS, SITE
from scripts.records.kinds import KINDS
from scripts.records.new_record import write_new_record
from scripts.records.problems import InputError, describe_os_error, file_problem, nearest


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit code: 0 done, 1 something is wrong with the input."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal may not have Kazakh letters
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except InputError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(describe_os_error(error), file=sys.stderr)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts", description="Makes a bilingual public-information site from records and Markdown."
    )
    commands = parser.add_subparsers(
        required=True, metavar="build | check | agree | serve | publish | hosting | new | demo"
    )

    build = commands.add_parser("build", help="build the site and put it in place whole")
    build.add_argument("--data", type=Path, default=DATA, help="the folder of records (docs/data)")
    build.add_argument("--out", type=Path, default=SITE, help="the folder of the published site (site)")
    build.set_defaults(run=_build)

    check = commands.add_parser("check", help="check records and pages, without building")
    check.add_argument("--docs", type=Path, default=DOCS, help="the folder of pages (docs)")
    check.add_argument("--data", type=Path, help="the folder of records (data inside the folder of pages)")
    check.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="how to print findings (text)"
    )
    check.add_argument("--only", type=_rules, default=[], metavar="RULE,...", help=f"only these of: {', '.join(RULES)}")
    check.add_argument("--summary", type=Path, metavar="FILE", help="add the status of every page to FILE, as Markdown")
    check.add_argument("--list-rules", action="store_true", help="list the rules and what each looks at")
    check.set_defaults(run=_check)

    agree = commands.add_parser("agree", help="record that both languages of these files were read together")
    agree.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a page in either language, or a record")
    agree.add_argument("--docs", type=Path, default=DOCS, help="the folder of pages (docs)")
    agree.add_argument("--data", type=Path, help="the folder of records (data inside the folder of pages)")
    agree.set_defaults(run=_agree)

    preview = commands.add_parser("serve", help="preview the site live")
    preview.add_argument("--address", type=_address, default="127.0.0.1:8000", help="where to serve (127.0.0.1:8000)")
    preview.add_argument(
        "--production", action="store_true", help="serve the site as it was built, with the headers of a server"
    )
    preview.add_argument("--site", type=Path, default=SITE, help="the built site, with --production (site)")
    preview.set_defaults(run=_serve)

    publish = commands.add_parser("publish", help="put the built site on a server by swapping a link")
    publish.add_argument("--to", type=Path, required=True, metavar="DIR", help="the folder that holds the releases")
    publish.add_argument("--site", type=Path, default=SITE, help="the built site (site)")
    publish.add_argument("--back", action="store_true", help="serve the release before the current one instead")
    publish.set_defaults(run=_publish)

    hosting = commands.add_parser("hosting", help="write the configuration of nginx and of Caddy for the built site")
    hosting.add_argument(
        "--to", type=Path, required=True, metavar="DIR", help="the folder for nginx.conf and Caddyfile"
    )
    hosting.add_argument("--site", type=Path, default=SITE, help="the built site (site)")
    hosting.add_argument("--root", type=Path, default=Path("/srv/site/current"), help="where the server has the site")
    hosting.add_argument("--host", default="_", help="the name of the host (any)")
    hosting.add_argument("--port", type=int, default=80, help="the port (80)")
    hosting.set_defaults(run=_hosting)

    new = commands.add_parser("new", help="write a commented record to fill in")
    new.add_argument("kind", type=_kind, metavar="KIND", help=", ".join(KINDS))
    new.add_argument("id", metavar="ID", help="small Latin letters, digits and hyphens; never used again")
    new.add_argument("--data", type=Path, default=DATA, help="the folder of records (docs/data)")
    new.set_defaults(run=_new)

    demo = commands.add_parser("demo", help="write made-up records, to see and to measure a full catalogue")
    demo.add_argument("--records", type=_count, default=24, metavar="N", help="how many production sites (24)")
    demo.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed gives the same records (1)")
    demo.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder for the records")
    demo.set_defaults(run=_demo)
    return parser


def _rules(text: str) -> list[str]:
    names = text.split(",")
    for name in names:
        if name not in RULES:
            raise argparse.ArgumentTypeError(
                f'found the rule "{name}"; expected one of {", ".join(RULES)}{nearest(name, RULES)}'
            )
    return names


def _address(text: str) -> str:
    host, colon, port = text.rpartition(":")
    if not (host and colon and port.isdecimal() and 0 < int(port) < 65536):
        raise argparse.ArgumentTypeError(f'found "{text}"; expected a host and a port, as in 127.0.0.1:8000')
    return text


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 100_000:
        raise argparse.ArgumentTypeError(f'found "{text}"; expected a whole number from 1 to 100000')
    return int(text)


def _kind(text: str) -> str:
    if text not in KINDS:
        raise argparse.ArgumentTypeError(
            f'found the kind "{text}"; expected one of {", ".join(KINDS)}{nearest(text, KINDS)}'
        )
    return text


# The renderer takes longer to load than a check takes, so only the commands that draw pages load it.


def _build(options: argparse.Namespace) -> int:
    from mkdocs.exceptions import MkDocsException

    from scripts.build import build_site
    from scripts.prepare import ContentError

    try:
        build_site(options.data.absolute(), options.out.absolute())
    except ContentError as error:
        print(error, file=sys.stderr)
    except MkDocsException as error:
        print(error.format_message(), file=sys.stderr)
    else:
        return 0
    return 1


def _check(options: argparse.Namespace) -> int:
    if options.list_rules:
        width = max(map(len, RULES))
        print("\n".join(f"{name:{width}}  {rule.scope.words}: {rule.about}" for name, rule in RULES.items()))
        return 0
    gc.disable()  # a check is over before the garbage would matter, and looking for it takes a tenth of the time
    checked = run_rules(options.docs, options.data or options.docs / "data", options.only, side_by_side=True)
    text = report(checked.findings, checked.accepted, options.format)
    if text:
        print(text)
    errors = sum(finding.severity == "error" for finding in checked.findings)
    warnings = len(checked.findings) - errors
    counts = f"errors: {errors}, warnings: {warnings}"
    counts += f", accepted: {len(checked.accepted)}" if checked.accepted else ""
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as file:  # a CI run keeps one file for all its steps
            file.write(summary(site_status(checked), counts))
    print(counts, file=sys.stderr)
    return 1 if errors else 0


def _agree(options: argparse.Namespace) -> int:
    changed = agree_files(options.docs, options.data or options.docs / "data", options.files)
    print(f"read together: {len(options.files)} files, {changed} of them new or changed")
    return 0


def _serve(options: argparse.Namespace) -> int:
    return _serve_production(options) if options.production else _serve_live(options)


def _serve_production(options: argparse.Namespace) -> int:
    from scripts.publish.preview import production_server

    host, _, port = options.address.rpartition(":")
    try:
        server = production_server(options.site, host, int(port))
    except FileNotFoundError:
        raise InputError(
            [file_problem(options.site, "no built site", "a folder with a site: run `make site`")]
        ) from None
    except OSError as error:
        raise _address_error(options.address, error) from None
    print(f"http://{options.address}/ has the site of {options.site}, with the headers of production; Ctrl+C ends it")
    with server:
        server.serve_forever()
    return 0


def _address_error(address: str, error: OSError) -> InputError:
    return InputError([file_problem(address, f"an address that cannot be served ({error.strerror})", "a free one")])


def _serve_live(options: argparse.Namespace) -> int:
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import MkDocsException

    from scripts.build import warnings_told

    try:
        with warnings_told():
            serve(config_file=str(CONFIG), livereload=True, dev_addr=options.address)
    except OSError as error:
        raise _address_error(options.address, error) from None
    except MkDocsException as error:
        print(error.format_message(), file=sys.stderr)
        return 1
    return 0


def _publish(options: argparse.Namespace) -> int:
    from scripts.publish.releases import publish, take_back

    name = take_back(options.to) if options.back else publish(options.site, options.to)
    print(f"{options.to / 'current'} leads to the release {name}")
    return 0


def _hosting(options: argparse.Namespace) -> int:
    from scripts.publish.hosting import Place, caddy, nginx
    from scripts.publish.policy import inline_hashes

    page = options.site / "index.html"
    if not page.is_file():
        raise InputError([file_problem(options.site, "no built site", "a folder with a site: run `make site`")])
    hashes = inline_hashes(page.read_text(encoding="utf-8"))
    place = Place(options.host, options.root, options.port)
    options.to.mkdir(parents=True, exist_ok=True)
    for name, text in (("nginx.conf", nginx(place, hashes)), ("Caddyfile", caddy(place, hashes))):
        (options.to / name).write_text(text, encoding="utf-8")
        print(options.to / name)
    return 0


def _new(options: argparse.Namespace) -> int:
    path = write_new_record(options.data, options.kind, options.id)
    print(f"{path} is written: fill it in, then run `python -m scripts check`")
    return 0


def _demo(options: argparse.Namespace) -> int:
    from scripts.demo.write import write_demonstration

    written = write_demonstration(options.out, options.records, options.seed, DATA)
    print(f"{options.out} has {written} made-up records: build --data {options.out} --out DIR")
    return 0


if __name__ == "__main__":
    code = main()
    with suppress(BrokenPipeError):  # whoever reads may have read enough (… check | head)
        sys.stdout.flush()
        sys.stderr.flush()
    # Nothing is left to close, and to let go of all that a large build has made, one thing after the other, takes a second.
    os._exit(code)
