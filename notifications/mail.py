"""Mail through Apprise's own plugin, with three things it lacks: our plain text (its own, made from HTML, drops every
link), a Message-ID that stays the same when a message is repeated, and a certificate authority of the office's choice.

Imported only by `channels.py`, and only when a mail is sent.
"""

import datetime as dt
import re
import smtplib
import ssl
from contextlib import suppress
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from typing import Any

from apprise import AppriseAsset
from apprise.plugins.email import NotifyEmail

from models.outbox import CLAIM_SECONDS, Claimed
from models.settings import Settings
from notifications.channels import KEY_HEADER, SOCKET_SECONDS, Sent, message_id
from notifications.enclosed import without_files

_TOO_LARGE, _SIZE = 552, re.compile(r"5\.(2\.3|3\.4)\b")
_MODES = {"starttls": "starttls", "ssl": "ssl", "plain": "insecure"}


class OfficeMail(NotifyEmail):  # type: ignore[no-untyped-call]
    """Apprise's mail plugin; `outcome` says how the last send failed, or what it went without; no address, no password."""

    socket_connect_timeout = SOCKET_SECONDS

    def __init__(self, *, message: Claimed, ca: str | None, **settings: Any) -> None:  # noqa: ANN401
        super().__init__(**settings)  # type: ignore[no-untyped-call]
        self.message = message
        self.ca = ca
        self.outcome: Sent | None = None

    def send(self, *_: object, **__: object) -> bool:
        """Connects, secures, logs in, sends to every recipient: the message itself, not what Apprise made of its text."""
        if not self.targets:
            self.outcome = Sent(False, "Địa chỉ thư không đúng dạng", down=False)
            return False
        server: smtplib.SMTP | None = None
        try:
            server = self._connect()
            for name, address in self.targets:
                self._post(server, formataddr((str(name or ""), str(address))), str(address))
        except smtplib.SMTPRecipientsRefused as cause:
            code, said = next(iter(cause.recipients.values()))
            self.outcome = Sent(False, f"Máy chủ thư không nhận người nhận: {code} {_text(said)}", down=False)
        except smtplib.SMTPResponseException as cause:
            of_mail = isinstance(cause, smtplib.SMTPSenderRefused | smtplib.SMTPDataError)
            what = "không nhận thư" if of_mail else "từ chối kết nối hoặc đăng nhập"
            down = None if of_mail else True
            self.outcome = Sent(False, f"Máy chủ thư {what}: {cause.smtp_code} {_text(cause.smtp_error)}", down)
        except (OSError, smtplib.SMTPException) as cause:
            self.outcome = Sent(False, f"Không kết nối được máy chủ thư: {type(cause).__name__}", down=True)
        finally:
            if server is not None:  # what was accepted stays accepted, however the server takes its leave
                with suppress(OSError, smtplib.SMTPException):
                    server.quit()
        return self.outcome is None or self.outcome.ok

    def _post(self, server: smtplib.SMTP, to: str, address: str) -> None:
        """One mail, whole; without its files where the server takes none of its size."""
        recipients = [address, *sorted(self.cc), *sorted(self.bcc)]
        try:
            server.send_message(compose(self, to), str(self.from_addr[1]), recipients)
        except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as cause:
            if not self.message.files or (said := too_large(cause)) is None:
                raise
            self.message = without_files(self.message)
            server.send_message(compose(self, to), str(self.from_addr[1]), recipients)
            self.outcome = Sent(True, f"Đã gửi không kèm tệp: máy chủ thư trả lời {said}")

    def _connect(self) -> smtplib.SMTP:
        """A connection that is secured and logged in as the address says; closed again where that fails."""
        context = ssl.create_default_context(cafile=self.ca)
        if not self.verify_certificate:
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        host, port, timeout = str(self.smtp_host), int(self.port or 0), self.socket_connect_timeout
        server = (
            smtplib.SMTP_SSL(host, port, timeout=timeout, context=context)
            if self.secure_mode == "ssl"
            else smtplib.SMTP(host, port, timeout=timeout)
        )
        try:
            if self.secure_mode == "starttls":
                server.starttls(context=context)
            if self.user and self.password:
                server.login(self.user, self.password)
        except BaseException:
            server.close()
            raise
        return server


def mail_plugin(message: Claimed, settings: Settings, asset: AppriseAsset) -> OfficeMail | None:
    """The plugin for `email:ADDRESS` (the office's server) or a mailto(s) URL; None where the address is wrong."""
    ca = str(settings.smtp_ca) if settings.smtp_ca else None
    try:
        if message.url.startswith("email:"):
            return OfficeMail(message=message, ca=ca, asset=asset, **_office(message.url, settings))
        parsed = NotifyEmail.parse_url(message.url)  # type: ignore[no-untyped-call]
        return OfficeMail(message=message, ca=ca, asset=asset, **parsed) if parsed else None
    except TypeError:  # Apprise's way to say that an address cannot be used
        return None


def compose(plugin: OfficeMail, to: str) -> EmailMessage:
    """The mail: plain text complete by itself, HTML beside it, its files, the key in its header, an identity that a repeat shares."""
    message, (name, sender) = plugin.message, plugin.from_addr
    mail = EmailMessage()
    mail.set_raw(
        "Subject", Header(message.subject, "utf-8", header_name="Subject").encode()
    )  # the other way drops blanks
    mail["From"] = formataddr((str(name or ""), str(sender)))
    mail["To"] = to
    if plugin.cc:
        mail["Cc"] = ", ".join(sorted(plugin.cc))
    if plugin.reply_to:
        mail["Reply-To"] = ", ".join(sorted(plugin.reply_to))
    for name, value in plugin.headers.items():
        mail[name] = value
    mail[KEY_HEADER] = message.key
    mail["Message-ID"] = message_id(message.key, str(sender))
    mail["Date"] = format_datetime(message.until - dt.timedelta(seconds=CLAIM_SECONDS))
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.body)
    if message.html:
        mail.add_alternative(message.html, subtype="html")
    for file in message.files:
        kind, _, of = file.media_type.partition("/")
        mail.add_attachment(file.content, kind, of, filename=file.name)
    return mail


def too_large(cause: smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused) -> str | None:
    """What a server said that takes no mail of this size, or none so large for this recipient (RFC 1870, 3463); else None."""
    answers: list[tuple[int, bytes | str]] = (
        [(cause.smtp_code, cause.smtp_error)]
        if isinstance(cause, smtplib.SMTPResponseException)
        else list(cause.recipients.values())
    )
    said = [(code, _text(words)) for code, words in answers]
    return next((f"{code} {words}" for code, words in said if code == _TOO_LARGE or _SIZE.match(words)), None)


def _office(url: str, settings: Settings) -> dict[str, Any]:
    return {
        "targets": [url.removeprefix("email:").strip("/")],
        "smtp_host": settings.smtp_host,
        "host": settings.smtp_host,
        "port": settings.smtp_port,
        "user": settings.smtp_user or None,
        "password": settings.smtp_password.get_secret_value() or None,
        "secure": settings.smtp_mode != "plain",
        "secure_mode": _MODES[settings.smtp_mode],
        "from_addr": settings.mail_from,
    }


def _text(said: bytes | str) -> str:
    """What a server said, on one line and short."""
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(words.split())[:200]
