"""An OpenID Connect provider: a real process of its own on this machine, which knows a few people."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from urllib.parse import parse_qs, urlencode, urlsplit

import requests

USERS = (
    {"sub": "s-an", "email": "an@song-thao.vn", "email_verified": True},
    {"sub": "s-binh", "email": "binh@song-thao.vn", "email_verified": False},
    {"sub": "s-xa", "email": "xa@khac.vn", "email_verified": True},
)


@contextmanager
def a_provider(*users):
    """The address (the issuer) of a provider that runs until the end."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    told = [part for user in users or USERS for part in ("--user-claims", json.dumps(user))]
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "oidc_provider_mock",
        "--port",
        str(port),
        "--require-nonce",
        "true",
        *told,
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, env={**os.environ, "NO_PROXY": "127.0.0.1"}, **quiet)
    try:
        url = f"http://127.0.0.1:{port}"
        _answers(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(20)


def _answers(url, process):
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            requests.get(f"{url}/.well-known/openid-configuration", timeout=5)
            return
        except requests.ConnectionError:
            threading.Event().wait(0.1)
    raise AssertionError("the provider does not answer")


def logged_in_there(url, subject):
    """What somebody who logs in at the provider is sent back with: the parameters of the address of ours."""
    answer = requests.post(url, data={"sub": subject}, allow_redirects=False, timeout=20)
    assert answer.status_code in (302, 303), answer.text
    back = urlsplit(answer.headers["location"])
    return f"{back.path}?{back.query}"


def asked(url):
    """The parameters with which somebody was sent to the provider."""
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def changed(link, **values):
    """The link with other parameters; one that is None is left out."""
    query = {**asked(link), **values}
    return f"{urlsplit(link).path}?{urlencode({name: value for name, value in query.items() if value is not None})}"


def subject_of(text):
    """The subject that a refusal names."""
    found = re.search(r"s-[a-z]+", text)
    return found[0] if found else None
