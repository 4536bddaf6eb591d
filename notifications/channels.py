"""How a message leaves the house: the channel a delivery talks to, and Apprise behind it (imported when first needed).

An address is any Apprise URL, or `email:ADDRESS`, which goes by the office's own mail server. Addresses may hold passwords:
they are never logged and never part of an outcome.
"""

import hashlib
import logging
import threading
import warnings
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

from models.outbox import Claimed
from models.settings import Settings
from notifications.addresses import wrong_host
from plans.problems import DondocError

KEY_HEADER = "X-Dondoc-Key"
"""The header that carries the outbox key, in mail and in HTTP hooks: a repeated message can be told by it."""
SEND_SECONDS = 30.0
"""How long one send may take, whatever the other side does."""
SOCKET_SECONDS = 10
"""How long a mail server may be silent."""


class PlaceRefused(DondocError):
    """The channel leads where nothing may be sent; it was not kept."""


class Sent(NamedTuple):
    """How a send ended. `down`: the route itself is dead, others on it need not be tried now; False: it answered for itself."""

    ok: bool
    detail: str = ""
    down: bool | None = None


class Channel(Protocol):
    """What a delivery needs of the outside world."""

    def send(self, message: Claimed) -> Sent:
        """Sends one message within a bounded time; never raises for what the other side does."""

    def route(self, message: Claimed) -> str:
        """The server behind an address: where one message fails for good, others would too. Holds no secret."""


class AppriseChannel:
    """Apprise, with one object a message, so that its throttle (5.5 s between sends) never holds."""

    def __init__(self, settings: Settings, seconds: float = SEND_SECONDS) -> None:
        self.settings = settings
        self.seconds = seconds

    def route(self, message: Claimed) -> str:
        """Scheme, host and port; the office's mail server for `email:` addresses."""
        if message.url.startswith("email:"):
            return f"email:{self.settings.smtp_host}:{self.settings.smtp_port}"
        try:
            parts = urlsplit(message.url)
            return f"{parts.scheme}:{parts.hostname or ''}:{parts.port or ''}"
        except ValueError:
            return f"?:{message.channel_id}"

    def send(self, message: Claimed) -> Sent:
        """One Apprise object, one plugin, one notification; longer than `seconds` counts as failed."""
        sent = _within(self.seconds, lambda: self._send(message))
        return sent or Sent(False, f"Quá {self.seconds:.0f} giây chưa gửi xong", down=True)

    def _send(self, message: Claimed) -> Sent:
        apprise = _apprise()
        plugin = self._plugin(message)
        if plugin is None:
            return Sent(False, "Địa chỉ kênh nhận tin không đúng dạng", down=False)
        if self._wrong_place(message.url, plugin):
            return Sent(False, "Kênh nhận tin dẫn tới chính máy này: không gửi", down=False)
        plugin.request_rate_per_sec = 0
        one = apprise.Apprise(asset=_asset())
        one.add(plugin)
        ok = bool(one.notify(body=message.body, title=message.subject, body_format=apprise.NotifyFormat.TEXT))
        known = Sent(True) if ok else Sent(False, f"Kênh {message.url.split(':')[0]} không nhận tin")
        return getattr(plugin, "outcome", None) or known

    def _wrong_place(self, url: str, plugin: Any) -> bool:  # noqa: ANN401
        """Whether its host leads to this machine now; the office's own mail server is the office's own choice."""
        if self.settings.local_addresses or url.startswith("email:"):
            return False
        return any(one.code == "address-local" for one in wrong_host(_host(plugin), local=False))

    def _plugin(self, message: Claimed) -> Any:  # noqa: ANN401  (Apprise is untyped)
        """The plugin for an address, with the message's key in its header where it has any; None where there is none."""
        asset = _asset()
        if is_mail(message.url):
            from notifications.mail import mail_plugin

            return mail_plugin(message, self.settings, asset)
        plugin = _apprise().Apprise.instantiate(message.url, asset=asset)
        if isinstance(getattr(plugin, "headers", None), dict):
            plugin.headers[KEY_HEADER] = message.key
        return plugin or None


def is_mail(url: str) -> bool:
    """Whether a channel is a mail box: files go out there alone, a chat gets the link."""
    return url.startswith(("email:", "mailto:", "mailtos:"))


def refuse_place(written: str, *, local: bool) -> None:
    """A channel as it was typed ("URL", "tag,tag=URL") must not lead to this machine, nor nowhere; `local`: it may.

    Raises PlaceRefused.
    """
    head, separator, rest = written.partition("=")
    url = rest if separator and "://" not in head else written
    if not local and (problems := wrong_host(host_of(url.strip()), local=False)):
        raise PlaceRefused(*problems)


def host_of(url: str) -> str:
    """The host that a channel's messages go to; empty where its service is the plugin's own, or the address none."""
    if "://" not in url:
        return ""
    plugin = _apprise().Apprise.instantiate(url, asset=_asset())
    return _host(plugin) if plugin else ""


def _host(plugin: Any) -> str:  # noqa: ANN401
    """The host of an address, where it is one: what stands there for others is a key, which no name server may hear of."""
    host = str(getattr(plugin, "smtp_host", "") or getattr(plugin, "host", "") or "").strip("[]")
    return host if all("{host}" in one or "{hostname}" in one for one in plugin.templates) else _literal(host)


def _literal(host: str) -> str:
    """The same where it is plainly a machine: an address in figures, or a name with dots."""
    return host if "." in host or ":" in host or host.lower() == "localhost" else ""


def message_id(key: str, sender: str) -> str:
    """A Message-ID from the outbox key: the same for each try of a message."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{sender.rpartition('@')[2] or 'localhost'}>"


@cache
def _apprise() -> Any:  # noqa: ANN401
    """The library. Its log names addresses and servers: it is silenced, the outcome is in the Attempt."""
    with warnings.catch_warnings():  # its mail plugin imports imghdr, which Python 3.11 calls deprecated
        warnings.simplefilter("ignore", DeprecationWarning)
        import apprise.plugins.email
    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
    return apprise


@cache
def _asset() -> Any:  # noqa: ANN401
    return _apprise().AppriseAsset(app_id="dondoc", app_desc="Nhắc việc", app_url="", async_mode=False)


def _within(seconds: float, send: Callable[[], Sent]) -> Sent | None:
    """The outcome, or None when it took longer; the thread ends by the sockets' own time limits."""
    found: list[Sent | BaseException] = []

    def run() -> None:
        try:
            found.append(send())
        except BaseException as cause:  # noqa: BLE001  (handed to the caller's thread below)
            found.append(cause)

    thread = threading.Thread(target=run, name="dondoc-send", daemon=True)
    thread.start()
    thread.join(seconds)
    if not found:
        return None
    if isinstance(found[0], Exception):
        return Sent(False, f"Lỗi khi gửi: {type(found[0]).__name__}")
    if isinstance(found[0], BaseException):
        raise found[0]
    return found[0]
