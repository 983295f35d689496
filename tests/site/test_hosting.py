"""The files that `hosting` writes: each server's own check takes them, for any folder and any host, and serves the site."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.publish.hosting import Host, server_file
from scripts.publish.policy import TRANSPORT, site_hashes
from tests.site.answers import Answer
from tests.site.servers import (
    SERVERS,
    caddy_command,
    free_port,
    nginx_command,
    nginx_server,
    on_port,
    running,
    write_nginx_conf,
)

#: Debian's own site, which has the default of port 80.
DEBIAN = Path("/etc/nginx/sites-available/default")
EVERY_SIGN = "мой сайт \"a\" 'b' $HOME ${x} {y} {$HOME} `z` \\d ; # %20 {uri} \\"
HEADER, VALUE = next(iter(TRANSPORT.items()))


@pytest.mark.parametrize("name", SERVERS)
def test_the_site_is_served_from_a_folder_of_any_name(name, site, tmp_path):
    link = tmp_path / EVERY_SIGN
    link.symlink_to(site)
    with SERVERS[name](link, tmp_path / "server") as address:
        assert Answer(address, "/ru/").body == (site / "ru" / "index.html").read_bytes()


@pytest.mark.parametrize(
    ("root", "hosts"),
    [
        ("/srv/site/current", []),
        ("/srv/my site/current", ["example.kz"]),
        ("/srv/сайт", ["бос-цех.қаз", "www.example.kz", "192.0.2.7"]),
        ("/srv/site/current", ["бос-тұрған-өндіріс-алаңдары.түркістан-облысы.мемлекет.қаз"]),
        *((f"/srv/{sign}/{sign}", ["example.kz"]) for sign in ["$", "{", "}", '"', "`", "\\", "{$HOME}", "${x}"]),
    ],
)
def test_the_check_of_each_server_takes_what_the_command_writes(root, hosts, site, tmp_path, capsys):
    named = ["--host", *hosts] if hosts else []
    assert main(["hosting", "--to", str(tmp_path), "--site", str(site), "--root", root, *named]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'nginx.conf'}\n{tmp_path / 'Caddyfile'}\n"
    texts = {"site.conf": (tmp_path / "nginx.conf").read_text(encoding="utf-8"), "beside.conf": DEBIAN.read_text()}
    port = free_port()
    for name, text in texts.items():
        (tmp_path / name).write_text(on_port(port, text), encoding="utf-8")
    write_nginx_conf(tmp_path, *texts)
    for command in [*nginx_command(tmp_path), "-t"], caddy_command("validate", tmp_path):
        result = subprocess.run(command, capture_output=True, text=True, env={"HOME": str(tmp_path)})
        assert result.returncode == 0, result.stderr
        assert "[warn]" not in result.stderr


def test_a_host_is_named_in_punycode_and_a_port_is_that_of_http(site, tmp_path):
    arguments = [
        "hosting",
        "--to",
        str(tmp_path),
        "--site",
        str(site),
        "--port",
        "8080",
        "--host",
        "бос-цех.қаз",
        "a.kz",
    ]
    assert main(arguments) == 0
    text = (tmp_path / "nginx.conf").read_text(encoding="utf-8")
    assert "server_name xn----9sbn8ap0af.xn--80ao21a a.kz;" in text
    assert "listen 8080;\n    listen [::]:8080;" in text
    text = (tmp_path / "Caddyfile").read_text(encoding="utf-8")
    assert "\nhttp://xn----9sbn8ap0af.xn--80ao21a:8080,\nhttp://a.kz:8080 {\n" in text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--host", "a.kz; return 200"], 'the host: found "a.kz; return 200"; expected the name of a host'),
        (["--root", "site"], "the folder of the site: found 'site'; expected its whole path on the server"),
        (["--root", "/srv/a\nb"], "the folder of the site: found '/srv/a\\nb'; expected its whole path on the server"),
    ],
)
def test_what_no_server_can_be_told_is_refused(arguments, told, site, tmp_path, capsys):
    to = tmp_path / "files"
    assert main(["hosting", "--to", str(to), "--site", str(site), *arguments]) == 1
    assert capsys.readouterr().err.startswith(told)
    assert not to.exists()


def test_the_site_is_served_beside_debians_own(site, tmp_path):
    assert DEBIAN.is_file(), f"found no {DEBIAN}; expected that of nginx-light: run tests/install-system.sh"
    home = (site / "index.html").read_bytes()
    with nginx_server(site, tmp_path / "server", beside=DEBIAN.read_text()) as address:
        for host in "127.0.0.1", "localhost", "example.kz":
            assert Answer(address, "/", Host=host).body == home
        assert Answer(address.replace("127.0.0.1", "[::1]"), "/").body == home
        # A request of the old kind, without the name of a host.
        with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))) as connection:
            connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
            assert connection.makefile("rb").read().endswith(home)


@contextmanager
def nginx_over_https(site: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Serve a site by http and by https, for which the file is changed as it says; give both addresses."""
    ports = free_port(), free_port()
    made = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -keyout key -out certificate"
    subprocess.run(made.split(), cwd=folder, check=True, capture_output=True)
    text = server_file("nginx.conf", site_hashes(site), Host(root=site, port=ports[0]))
    certificate = f"ssl_certificate {folder}/certificate; ssl_certificate_key {folder}/key;"
    text = text.replace("server {\n", f"server {{\n    listen {ports[1]} ssl; {certificate}\n")
    (folder / "site.conf").write_text(text, encoding="utf-8")
    write_nginx_conf(folder, "site.conf")
    for https in running(nginx_command(folder), f"https://127.0.0.1:{ports[1]}", folder / "log"):
        yield f"http://127.0.0.1:{ports[0]}", https


@contextmanager
def caddy_over_https(site: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Serve a site under the name of a host, for which Caddy makes a certificate; give both addresses."""
    ports = free_port(), free_port()
    text = server_file("Caddyfile", site_hashes(site), Host(names=("localhost",), root=site))
    options = f"admin off\nlocal_certs\nskip_install_trust\nhttp_port {ports[0]}\nhttps_port {ports[1]}"
    (folder / "Caddyfile").write_text(f"{{\n{options}\n}}\n{text}", encoding="utf-8")
    for https in running(caddy_command("run", folder), f"https://localhost:{ports[1]}", folder / "log"):
        yield f"http://localhost:{ports[0]}", https


@pytest.mark.parametrize("server", [nginx_over_https, caddy_over_https])
def test_browsers_are_kept_on_https_by_answers_that_came_by_it(server, site, tmp_path):
    with server(site, tmp_path) as (http, https):
        for path, status in ("/ru/", 200), ("/not-there", 404), ("/kz/", 301):
            answer = Answer(https, path)
            assert (answer.status, answer.headers[HEADER]) == (status, VALUE)
            assert Answer(http, path).headers[HEADER] is None
