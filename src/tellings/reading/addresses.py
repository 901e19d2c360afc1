"""A page from its address: one polite request, within limits of time, size and place.

The name is looked up once, what it means is judged, and the connection goes to the very address that was judged, so a
name that changes its meaning meanwhile leads nowhere. The same holds of every redirect. No cookies, no proxy, no
second try.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import threading
import time
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from tellings import __version__
from tellings.errors import NotFound, NotReadable, TooLarge
from tellings.reading import robots, source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from urllib.parse import SplitResult

AGENT = "tellings"
HEADERS = {
    "User-Agent": f"{AGENT}/{__version__}",
    "Accept": "text/html, application/xhtml+xml, text/*;q=0.9, */*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
#: Seconds for the page as a whole, redirects and robots.txt included, and for a server to say anything at all.
TIME = 30.0
SILENCE = 10.0
REDIRECTS = 5
MOVED = {301, 302, 303, 307, 308}
FINE, BROKEN = 200, 500
GONE = {404, 410}
PIECE = 1 << 16
ADDRESS = re.compile(r"https?://", re.IGNORECASE)
CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
SAVE_IT = "open it in a browser, save the page, and give the file"
IN_PATH = "/:=&?~+!$,;'@()*[]%"


class Fetched(NamedTuple):
    """The bytes of a page, the address that they came from in the end, and the charset that the server named."""

    data: bytes
    address: str
    charset: str | None


class _Answer(NamedTuple):
    status: int
    reason: str
    headers: dict[str, str]
    data: bytes


class _Asked(NamedTuple):
    """What was asked for, whether it may lie on a private network, and by when all must be there."""

    address: str
    private: bool
    until: float

    def left(self) -> float:
        """Return the seconds left. Raises TimeoutError where there are none."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


def is_address(name: str) -> bool:
    """Return whether a name is the address of a page."""
    return bool(ADDRESS.match(name))


def fetch(address: str, *, private: bool = False) -> Fetched:
    """Return the page at `address`; `private` lets it lie on this machine or its network.

    Raises NotFound, NotReadable (no answer, a refusal, robots.txt, no public address) or TooLarge.
    """
    asked = _Asked(address, private, time.monotonic() + TIME)
    at = address
    sites: dict[str, str] = {}
    for _ in range(REDIRECTS + 1):
        parts = _parts(at, address)
        _must_be_allowed(parts, asked, sites)
        answer = _get(parts, asked, largest=source.LARGEST)
        onward = answer.headers.get("location")
        if answer.status not in MOVED or not onward:
            return _kept(answer, at, address)
        at = urljoin(at, onward)
    raise NotReadable(f"{address}: sends on more than {REDIRECTS} times", hint=SAVE_IT)


def _kept(answer: _Answer, at: str, address: str) -> Fetched:
    if answer.status in GONE:
        raise NotFound(f"{address}: no such page ({answer.status} {answer.reason})", hint="check the address")
    if answer.status != FINE:
        raise NotReadable(f"{address}: the server answers {answer.status} {answer.reason}", hint=SAVE_IT)
    if len(answer.data) > source.LARGEST:
        raise TooLarge(f"{address}: larger than {source.LARGEST // 1_000_000} MB", hint=SAVE_IT)
    if answer.headers.get("content-encoding", "identity").lower() not in ("identity", "gzip", "x-gzip"):
        raise NotReadable(f"{address}: packed in a way that was not asked for", hint=SAVE_IT)
    named = CHARSET.search(answer.headers.get("content-type", ""))
    return Fetched(answer.data, at, named[1] if named else None)


def _parts(at: str, address: str) -> SplitResult:
    """Return the parts of an address; raises NotReadable for one that is none, holds a password, or is no http(s)."""
    try:
        parts = urlsplit(at)
        usable = is_address(at) and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise NotReadable(f"{address}: leads to no address of a page", hint="give a whole address: https://…")
    if parts.username is not None:
        raise NotReadable(f"{address}: an address with a user's name in it", hint="give it without, or " + SAVE_IT)
    return parts


def _must_be_allowed(parts: SplitResult, asked: _Asked, sites: dict[str, str]) -> None:
    """Raise NotReadable where the site's robots.txt, asked for once, forbids the page or cannot be had."""
    site = f"{parts.scheme}://{parts.netloc}"
    if site not in sites:
        sites[site] = _robots(urlsplit(f"{site}/robots.txt"), asked)
    if not robots.allows(sites[site], _path(parts), agent=AGENT):
        raise NotReadable(f"{asked.address}: robots.txt asks programs not to fetch it", hint=SAVE_IT)


def _robots(parts: SplitResult, asked: _Asked) -> str:
    """Return the robots.txt of a site: of none everything is allowed, of a broken server nothing (RFC 9309, 2.3.1)."""
    for _ in range(REDIRECTS + 1):
        answer = _get(parts, asked, largest=robots.LARGEST)
        if answer.status not in MOVED or "location" not in answer.headers:
            break
        parts = _parts(urljoin(parts.geturl(), answer.headers["location"]), asked.address)
    if answer.status >= BROKEN:
        said = f"{asked.address}: the site's robots.txt cannot be had ({answer.status})"
        raise NotReadable(said, hint="try later, or " + SAVE_IT)
    return answer.data[: robots.LARGEST].decode("utf-8", "replace") if answer.status == FINE else ""


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=IN_PATH)
    return f"{path}?{quote(parts.query, safe=IN_PATH)}" if parts.query else path


def _get(parts: SplitResult, asked: _Asked, *, largest: int) -> _Answer:
    """Return the answer to one request, its bytes up to one piece beyond `largest`."""
    try:
        with _connected(parts, asked) as connection:
            connection.request("GET", _path(parts), headers=HEADERS)
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            data = _body(answer, largest) if answer.status == FINE else b""
            asked.left()  # a line that was cut when the time was up looks like the end of the answer
            return _Answer(answer.status, answer.reason, headers, data)
    except (OSError, HTTPException, ValueError, AttributeError) as fault:
        # http.client trips over its own socket (AttributeError) where that is closed under it when the time is up.
        raise _unanswered(asked, fault) from fault


def _body(answer: HTTPResponse, largest: int) -> bytes:
    data = bytearray()
    while len(data) <= largest and (piece := answer.read(PIECE)):
        data += piece
    if answer.length and len(data) <= largest:
        raise IncompleteRead(bytes(data), answer.length)  # http.client says so only where it reads all at once
    return bytes(data)


@contextmanager
def _connected(parts: SplitResult, asked: _Asked) -> Iterator[HTTPConnection]:
    """Give a connection to the judged address of a host, which ends when the time is up, whatever the server does."""
    host = _host(parts.hostname or "")
    secure = parts.scheme.lower() == "https"
    usual = 443 if secure else 80
    port = parts.port or usual
    number = _judged(host, port, asked)
    line: socket.socket = socket.create_connection((number, port), timeout=min(SILENCE, asked.left()))
    if secure:
        context = ssl.create_default_context()
        line = context.wrap_socket(line, server_hostname=host, do_handshake_on_connect=False)
    timer = threading.Timer(asked.left(), _hang_up, [line])
    timer.daemon = True
    timer.start()
    try:
        with line:
            if isinstance(line, ssl.SSLSocket):
                line.do_handshake()
            connection = HTTPConnection(host, port)
            connection.sock, connection.auto_open, connection.default_port = line, 0, usual
            yield connection
    finally:
        timer.cancel()


def _host(name: str) -> str:
    return name if _is_number(name) else name.encode("idna").decode("ascii")


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):  # not connected any more
        socket.socket.shutdown(line, socket.SHUT_RDWR)  # not TLS's own, which would wait for the other side


def _is_number(host: str | None) -> bool:
    try:
        ipaddress.ip_address(host or "")
    except ValueError:
        return False
    return True


def _judged(host: str, port: int, asked: _Asked) -> str:
    """Return the first address of a host that may be asked. Raises NotReadable where none may."""
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for each in found:
        if asked.private or is_public(each):
            return each
    raise NotReadable(
        f"{asked.address}: leads to a private address" + (f" ({host} is {found[0]})" if host != str(found[0]) else ""),
        hint="--private-addresses lets it, if you trust it",
    )


def is_public(number: str) -> bool:
    """Return whether an IP address lies in the open Internet, also where IPv6 only wraps another address."""
    found = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inside = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in ipaddress.IPv6Network("64:ff9b::/96"):
            inside = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inside is not None:
            found = inside
    return found.is_global and not found.is_multicast and not found.is_reserved


def _unanswered(asked: _Asked, fault: Exception) -> NotReadable:
    address = asked.address
    if isinstance(fault, TimeoutError) or time.monotonic() >= asked.until:
        return NotReadable(f"{address}: no whole answer in time", hint="try later, or " + SAVE_IT)
    if isinstance(fault, socket.gaierror):
        return NotReadable(f"{address}: no such host, or no network", hint="check the address and the network")
    if isinstance(fault, ssl.SSLError):
        return NotReadable(f"{address}: no secure connection ({fault.reason or fault})", hint=SAVE_IT)
    said = " ".join(str(fault).split())[:100] or type(fault).__name__
    return NotReadable(f"{address}: no answer that can be read ({said})", hint="check the address, or " + SAVE_IT)
