"""Pages from their addresses: one polite request, and what can go wrong with it."""

import contextlib
import gzip
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tellings import __version__, errors
from tellings.reading import addresses, load, source

WORDS = "Министр открыл мост и поблагодарил инженеров, которые работали всю зиму. Мост свяжет два берега реки."
PAGE = f"<html><head><title>Мост</title></head><body><p>{WORDS}</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """A site whose pages do what their names say; `asked` is what was asked of it."""

    asked: list = []  # noqa: RUF012  reset for each test
    robots = b""

    def do_GET(self):
        """Answer."""
        self.asked.append((self.path, self.headers["User-Agent"], self.headers["Cookie"]))
        with contextlib.suppress(OSError):
            getattr(self, "of_" + self.path.split("/")[1].partition("?")[0].partition(".")[0], self.of_none)()

    def answer(self, data, status=200, **headers):
        """Send an answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def of_none(self):
        """There is no such page."""
        self.answer(b"gone", 404)

    def of_robots(self):
        """Return robots.txt as the test has it."""
        self.answer(self.robots, 200 if self.robots else 404)

    def of_page(self):
        """Return a page in a charset that only the header names."""
        self.answer(PAGE.encode("koi8-r"), Content_Type="text/html; charset=koi8-r")

    def of_moved(self):
        """Send on to the page."""
        self.answer(b"", 302, Location="/page?a=ü")

    def of_round(self):
        """Send round and round."""
        self.answer(b"", 301, Location="/round")

    def of_away(self):
        """Send to another kind of address."""
        self.answer(b"", 302, Location="file:///etc/passwd")

    def of_denied(self):
        """Let nobody in."""
        self.answer(b"who are you", 403)

    def of_login(self):
        """Show a form and nothing else."""
        self.answer(b"<html><body><form><label>Name</label><input><button>Log in</button></form></body></html>")

    def of_large(self):
        """Send more than is read."""
        self.answer(b"x" * 3000)

    def of_endless(self):
        """Send without end, a little at a time."""
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"more and more ")
            self.wfile.flush()
            time.sleep(0.05)

    def of_header(self):
        """Never come to the end of the header."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            self.wfile.write(b"a")
            self.wfile.flush()
            time.sleep(0.05)

    def of_silence(self):
        """Take the question and say nothing."""
        time.sleep(2)

    def of_bomb(self):
        """Send a little that unpacks to very much."""
        self.answer(gzip.compress(b" " * 1_500_000), Content_Encoding="gzip")

    def of_packed(self):
        """Send the page packed, though it was not asked for so."""
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def of_otherwise(self):
        """Send the page packed in a way that not every program knows."""
        self.answer(zlib.compress(PAGE.encode()), Content_Encoding="deflate")

    def of_short(self):
        """Send less than was promised."""
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"less")

    def of_nonsense(self):
        """Speak another language."""
        self.wfile.write(b"220 mail.example ESMTP\r\n")

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture
def site():
    """Return the address of a site on this machine."""
    Site.asked, Site.robots = [], b""
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_a_page_is_fetched_and_read(site):
    """The charset of the header counts; robots.txt is asked for first, under our own name, without a cookie."""
    kept = []
    read = load(f"{site}/page", private_addresses=True, keep=kept.append)
    assert WORDS in read.text
    assert (read.source.name, read.source.address) == (f"{site}/page", f"{site}/page")
    assert kept == [PAGE.encode("koi8-r")]
    agent = f"tellings/{__version__}"
    assert Site.asked == [("/robots.txt", agent, None), ("/page", agent, None)]


def test_redirects_are_followed(site):
    """The address is the one that the page came from in the end; its letters are written as addresses are."""
    assert load(f"{site}/moved", private_addresses=True).source.address == f"{site}/page?a=ü"
    assert [path for path, *_ in Site.asked] == ["/robots.txt", "/moved", "/page?a=%C3%BC"]


def test_robots_are_respected(site):
    """A page that robots.txt forbids is not asked for."""
    Site.robots = b"User-agent: *\nDisallow: /page"
    with pytest.raises(errors.NotReadable, match=r"robots\.txt"):
        load(f"{site}/page", private_addresses=True)
    assert [path for path, *_ in Site.asked] == ["/robots.txt"]


@pytest.mark.parametrize(
    ("page", "fault", "said"),
    [
        ("nowhere", errors.NotFound, "404"),
        ("round", errors.NotReadable, "more than 5 times"),
        ("away", errors.NotReadable, "no address of a page"),
        ("denied", errors.NotReadable, "403"),
        ("login", errors.NoAccount, "account"),
        ("large", errors.TooLarge, "larger"),
        ("endless", errors.NotReadable, "in time"),
        ("header", errors.NotReadable, "in time"),
        ("silence", errors.NotReadable, "in time"),
        ("bomb", errors.TooLarge, "unpacks to more"),
        ("otherwise", errors.NotReadable, "packed in a way"),
        ("short", errors.NotReadable, "no answer that can be read"),
        ("nonsense", errors.NotReadable, "no answer that can be read"),
    ],
)
def test_what_a_server_does_ends_in_one_line(site, monkeypatch, page, fault, said):
    """Whatever a server does, the fault names the address and comes in time."""
    monkeypatch.setattr(source, "LARGEST", 2000)
    monkeypatch.setattr(addresses, "TIME", 1.0)
    began = time.monotonic()
    with pytest.raises(fault, match=said) as found:
        load(f"{site}/{page}", private_addresses=True)
    assert found.value.message.startswith(site)
    assert found.value.hint
    assert time.monotonic() - began < addresses.SILENCE


def test_a_page_that_comes_packed_is_unpacked(site):
    """Some servers pack whatever they are asked."""
    assert WORDS in load(f"{site}/packed", private_addresses=True).text


@pytest.mark.parametrize("pause", [0.0, 0.05])
def test_an_endless_robots_txt_ends(site, monkeypatch, pause):
    """Half a megabyte of it is read, as the standard asks, and no longer than the time that there is."""

    def endless(self):
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"# nothing here\n" * (1 if pause else 5000))
            self.wfile.flush()
            time.sleep(pause)

    monkeypatch.setattr(Site, "of_robots", endless)
    monkeypatch.setattr(addresses, "TIME", 1.0)
    began = time.monotonic()
    if pause:
        with pytest.raises(errors.NotReadable, match="in time"):
            load(f"{site}/page", private_addresses=True)
    else:
        assert WORDS in load(f"{site}/page", private_addresses=True).text
    assert time.monotonic() - began < addresses.SILENCE


@pytest.mark.parametrize(
    "host", ["2130706433", "0177.0.0.1", "0x7f.1", "127.1", "[::ffff:127.0.0.1]", "[::1]", "localhost"]
)
def test_a_private_address_is_known_however_it_is_written(site, host):
    """In one number, in octal, in hexadecimal, wrapped in IPv6 or as a name: nothing is asked of it."""
    with pytest.raises(errors.NotReadable, match=r"private address|no such host") as fault:
        load(f"http://{host}:{site.rpartition(':')[2]}/page")
    assert fault.value.hint
    assert not Site.asked


def test_a_private_address_is_refused_unasked(site):
    """Without leave nothing on this machine is asked, not even for robots.txt."""
    with pytest.raises(errors.NotReadable, match="private address") as fault:
        load(f"{site}/page")
    assert "--private-addresses" in fault.value.hint
    assert not Site.asked


def test_a_redirect_to_a_private_address_is_refused(site, monkeypatch):
    """What a public page sends on to is judged like what was asked for."""
    port = site.rpartition(":")[2]
    hosts = {"gazette.example": "127.0.0.1", "inner.example": "10.0.0.1"}

    def found(host, port, *_, **__):
        return [(2, 1, 6, "", (hosts.get(host, host), port))]

    monkeypatch.setattr(addresses.socket, "getaddrinfo", found)
    monkeypatch.setattr(addresses, "is_public", lambda number: number == "127.0.0.1")
    monkeypatch.setattr(
        Site, "of_moved", lambda self: self.answer(b"", 302, Location=f"http://inner.example:{port}/page")
    )
    with pytest.raises(errors.NotReadable, match=r"inner\.example is 10\.0\.0\.1"):
        load(f"http://gazette.example:{port}/moved")


OPEN = "8.8.8.8 2001:4860:4860::8888 ::ffff:8.8.8.8"
CLOSED = """
    127.0.0.1 10.1.2.3 0.0.0.1 169.254.169.254 192.168.0.1 100.64.0.1 224.0.0.1 255.255.255.255 ::1 :: fd00::1
    fe80::1%eth0 ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1::
"""


@pytest.mark.parametrize(
    ("number", "public"), [(each, True) for each in OPEN.split()] + [(each, False) for each in CLOSED.split()]
)
def test_only_the_open_internet_is_public(number, public):
    """Addresses of this machine, its network and its wrapped forms are not."""
    assert addresses.is_public(number) is public


@pytest.mark.parametrize("address", ["http://", "https://:80/", "http://[::1", "http://a:b@c.example/", "http://a:0/",
                                     "http://a:99999/", "http://\u2024/", "http://" + "a" * 300])  # fmt: skip
def test_what_is_no_address_is_said_so(address):
    """A broken address ends in one line."""
    with pytest.raises(errors.NotReadable) as fault:
        load(address)
    assert fault.value.hint
