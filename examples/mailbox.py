"""A real mail server on this machine for the demonstration and the tests: TLS (STARTTLS) and login required, mails kept.

Needs aiosmtpd and cryptography, which the product itself does not.
"""

import datetime as dt
import ipaddress
import logging
import socket
import ssl
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import DATA_SIZE_DEFAULT, SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORD = "vanphong", "mat-khau-thu"


class Mailbox:
    """The server as a context: `with Mailbox(folder) as box`. `mails` are those accepted, in order; `ca` vouches for it.

    `answer` may refuse a mail: it gets the recipient and returns an SMTP line ("451 ...") or None to accept.
    `largest`: bytes of a mail at most, as it says in its greeting (SIZE, RFC 1870).
    """

    def __init__(
        self, folder: Path, answer: Callable[[str], str | None] | None = None, largest: int = DATA_SIZE_DEFAULT
    ) -> None:
        self.folder, self.answer, self.largest = folder, answer or (lambda _recipient: None), largest
        self.host, self.port = "127.0.0.1", _free_port()
        self.user, self.password = USER, PASSWORD
        self.mails: list[EmailMessage] = []
        self.logins: list[str] = []
        self.ca = _certificate(folder)

    def __enter__(self) -> "Mailbox":
        logging.getLogger("mail.log").setLevel(logging.CRITICAL + 1)  # a client that breaks off is no news here
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.ca, self.folder / "mailbox.key")
        self._controller = Controller(
            self,
            hostname=self.host,
            port=self.port,
            tls_context=context,
            require_starttls=True,
            auth_required=True,
            auth_require_tls=True,
            authenticator=self._login,
            data_size_limit=self.largest,
        )
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    def to(self, address: str) -> list[EmailMessage]:
        """The mails that went to one address."""
        return [mail for mail in self.mails if address in str(mail["To"])]

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Takes a recipient or refuses him."""
        refused = self.answer(address)
        if refused is None:
            envelope.rcpt_tos.append(address)
        return refused or "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Keeps a mail."""
        mail = message_from_bytes(envelope.original_content or b"", policy=policy.default)
        self.mails.append(mail)  # type: ignore[arg-type]
        return "250 OK"

    def _login(self, _server: SMTP, _session: Session, _envelope: Envelope, mechanism: str, data: object) -> AuthResult:
        self.logins.append(mechanism)
        known = isinstance(data, LoginPassword) and data == LoginPassword(self.user.encode(), self.password.encode())
        return AuthResult(success=known, handled=False)


def body(mail: EmailMessage, kind: str = "plain") -> str:
    """The text of a mail, plain or html, as a reader sees it."""
    part = mail.get_body((kind,))
    return str(part.get_content()).replace("\r\n", "\n") if part is not None else ""


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _certificate(folder: Path) -> Path:
    """A certificate made on the spot for 127.0.0.1, good for a day: its own authority."""
    folder.mkdir(parents=True, exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    today = dt.datetime.now(dt.UTC)
    usage = x509.KeyUsage(True, False, False, False, False, True, True, False, False)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - dt.timedelta(days=1))
        .not_valid_after(today + dt.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "mailbox.key").write_bytes(secret)
    (folder / "mailbox.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return folder / "mailbox.pem"
