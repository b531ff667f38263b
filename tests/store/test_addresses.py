"""Every source's address is asked once: what answers, what keeps machines out, what is gone, and no network at all."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from data import addresses


class Answers(BaseHTTPRequestHandler):
    """Answers /200 with 200, /404 with 404, and so on, and counts who asked."""

    asked = []  # noqa: RUF012

    def do_GET(self):
        self.asked.append(self.path)
        self.send_response(int(self.path[1:]))
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_each_address_is_asked_once_and_what_is_gone_is_told(site):
    urls = [f"{site}/{code}" for code in (200, 403, 404, 410, 500)]
    said = addresses.ask_all(urls)
    assert [said[url] for url in urls[:2]] == [addresses.ANSWERS, addresses.KEEPS_OUT]
    assert {url: why[:3] for url, why in addresses.gone(said)} == dict(
        zip(urls[2:], ("404", "410", "500"), strict=True)
    )
    assert sorted(Answers.asked) == ["/200", "/403", "/404", "/410", "/500"]


def test_a_host_that_does_not_listen_is_a_reason_and_no_fault():
    assert "refused" in addresses.ask("http://127.0.0.1:1/x", seconds=2)
    assert addresses.ask("no address at all") not in (addresses.ANSWERS, addresses.KEEPS_OUT)


def test_without_a_network_one_sentence_says_so_and_nothing_is_written(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(addresses, "ask_all", lambda urls: dict.fromkeys(urls, "no route"))
    monkeypatch.setattr(addresses, "FOUND", tmp_path / "build" / "sources.csv")
    assert addresses.main() == 2
    assert "no network" in capsys.readouterr().err and not addresses.FOUND.exists()


def test_what_was_found_is_written_a_row_a_source(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(
        addresses, "ask_all", lambda urls: {url: "404 Not Found" if at else "answers" for at, url in enumerate(urls)}
    )
    monkeypatch.setattr(addresses, "FOUND", tmp_path / "build" / "sources.csv")
    assert addresses.main() == 1
    lines = addresses.FOUND.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "source,url,found" and len(lines) > 600
    assert f"{len(lines) - 2:,} no longer answer" in capsys.readouterr().out
