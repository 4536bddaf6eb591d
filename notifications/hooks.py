"""Tells other systems what happened: signed calls over http(s), each tried again with growing pauses, given up in the end.

The address is looked up once and that very address is called: a name cannot point elsewhere in between. Nothing is followed.
"""

import datetime as dt
import http.client
import json
import socket
import ssl
import time
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from models.database import Engine, writing
from models.hooks import Call, claim, settle
from notifications.addresses import addresses_of, wrong_host
from plans.hooks import signature
from plans.problems import Problem, error

SECONDS = 10.0
"""How long a call may take to be answered."""
SIGNATURE, EVENT, KEY = "X-Dondoc-Signature", "X-Dondoc-Event", "X-Dondoc-Key"


class Told(NamedTuple):
    """What one run did: calls that were answered with success, that failed (to be tried again), that were given up."""

    sent: int = 0
    failed: int = 0
    dead: int = 0


def wrong_address(url: str, *, local: bool) -> list[Problem]:
    """What is wrong with the address of a webhook as it is written, or where it leads now; `local`: it may be this machine."""
    try:
        parts = urlsplit(url)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return [error("webhook-address")]
    named = parts.username is not None or parts.password is not None or parts.fragment
    plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= 2000
    if not (fits and plain and not named):
        return [error("webhook-address")]
    return wrong_host(parts.hostname or "", local=local)


def deliver_calls(
    engine: Engine, now: dt.datetime, *, local: bool, clock: Callable[[], dt.datetime], seconds: float = 45.0
) -> Told:
    """Tries what is due, for about `seconds`; a system that fails is left alone until the next run, so that it costs the others
    one try. `local`: also to this machine and link-local addresses.
    """
    done = {"sent": 0, "waiting": 0, "dead": 0}
    until, failing = now + dt.timedelta(seconds=seconds), set[int]()
    while clock() < until:
        with writing(engine) as session:
            call = claim(session, clock(), failing)
        if call is None:
            break
        ok, detail = send(call, int(clock().timestamp()), local=local)
        if not ok:
            failing.add(call.hook)
        with writing(engine) as session:
            done[settle(session, call, ok, detail, clock())] += 1
    return Told(done["sent"], done["waiting"], done["dead"])


def send(call: Call, seconds: int, *, local: bool) -> tuple[bool, str]:
    """One try: whether it was answered with 2xx, and what was answered."""
    body = json.dumps(call.payload, ensure_ascii=False, separators=(",", ":")).encode()
    headers = {
        "Content-Type": "application/json", "User-Agent": "dondoc", EVENT: call.event, KEY: call.key,
        SIGNATURE: signature(call.secret, seconds, body),
    }  # fmt: skip
    parts = urlsplit(call.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection = _connection(call.url, local=local)
        try:
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            said = answer.read(200).decode("utf-8", "replace")
        finally:
            connection.close()
    except (OSError, ValueError, http.client.HTTPException) as failure:  # ValueError: a name that no address can have
        return False, f"{type(failure).__name__}: {failure}"
    return 200 <= answer.status < 300, f"{answer.status} {said}".strip()


def _connection(url: str, *, local: bool) -> http.client.HTTPConnection:
    """A connection to the very address that the name has now."""
    parts = urlsplit(url)
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    addresses = addresses_of(host, port, local=local)
    end = time.monotonic() + SECONDS
    sock = socket.create_connection((addresses[0], port), SECONDS)
    sock.settimeout(max(end - time.monotonic(), 0.1))
    connection = http.client.HTTPConnection(parts.netloc, timeout=SECONDS)
    connection.sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host) if secure else sock
    return connection
