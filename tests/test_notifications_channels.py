"""Channels against real servers: SMTP with TLS and login, a webhook, and what is never said in an outcome or a log."""

import datetime as dt
import json
import logging
import socket
import threading
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from pydantic import SecretStr

from examples.mailbox import Mailbox, body
from models.outbox import Claimed
from models.settings import Settings
from notifications import channels
from notifications.channels import AppriseChannel, message_id

SUBJECT = "[Nhắc việc 09/12] SNV: 02 quá hạn, 01 bổ sung, 03 sắp đến hạn"
TEXT = "Kính gửi: Đồng chí Nguyễn Thị Lan\n\nMở nhiệm vụ: https://dondoc.song-thao.example/assignments/1\n"
HTML = '<!DOCTYPE html>\n<html lang="vi"><body><p>Kính gửi: <b>Đồng chí</b> Nguyễn Thị Lan</p></body></html>\n'
KEY = "lan:digest:2026-12-09:11"


def message(url, html=HTML):
    until = dt.datetime(2026, 12, 9, 0, 35, tzinfo=dt.UTC)
    return Claimed(1, KEY, 11, "digest", until.date(), 11, url, [], SUBJECT, TEXT, html, False, 0, 1, until)


@pytest.fixture
def box(tmp_path):
    """A mail server that wants TLS and a login."""
    with Mailbox(tmp_path, lambda to: "550 no such user" if to.startswith("nobody") else None) as box:
        yield box


@pytest.fixture
def office(box):
    """Settings of an office whose mail server that is."""
    return Settings(
        local_addresses=True,
        smtp_host=box.host, smtp_port=box.port, smtp_user=box.user, smtp_password=SecretStr(box.password),
        smtp_ca=box.ca, mail_from="Văn phòng UBND tỉnh <vp@song-thao.example>",
    )  # fmt: skip


def test_mail_with_tls_and_login(box, office):
    sent = AppriseChannel(office).send(message("email:lan@song-thao.example"))
    assert sent.ok, sent.detail
    (mail,) = box.mails
    assert mail["Subject"] == SUBJECT
    assert mail["To"] == "lan@song-thao.example"
    assert mail["From"].addresses[0].display_name == "Văn phòng UBND tỉnh"
    assert mail["X-Dondoc-Key"] == KEY
    assert mail["Message-ID"] == message_id(KEY, "vp@song-thao.example")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content_type() == "multipart/alternative"
    assert body(mail) == TEXT
    assert body(mail, "html") == HTML
    assert box.logins


def test_a_mail_address_of_its_own_server(box, office):
    own = f"mailtos://{box.user}:{box.password}@127.0.0.1:{box.port}/lan@x.example?from=gui@x.example&mode=starttls"
    assert AppriseChannel(office).send(message(own)).ok
    assert body(box.mails[0]) == TEXT
    assert box.mails[0]["From"].addresses[0].addr_spec == "gui@x.example"


def test_text_alone(box, office):
    assert AppriseChannel(office).send(message("email:lan@song-thao.example", html=None)).ok
    assert box.mails[0].get_content_type() == "text/plain"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"smtp_ca": None}, "SSLCertVerificationError"),
        ({"smtp_password": SecretStr("sai-mat-khau")}, "535"),
        ({"smtp_mode": "ssl"}, "SSLError"),
        ({"smtp_mode": "plain"}, "SMTPNotSupportedError"),
        ({"smtp_port": 9}, "ConnectionRefusedError"),
    ],
)
def test_a_server_that_cannot_be_used_is_a_dead_route(box, office, change, said):
    sent = AppriseChannel(office.model_copy(update=change)).send(message("email:lan@song-thao.example"))
    assert (sent.ok, sent.down) == (False, True)
    assert said in sent.detail
    assert box.mails == []


def test_a_refused_recipient_is_no_dead_route(box, office):
    sent = AppriseChannel(office).send(message("email:nobody@song-thao.example"))
    assert (sent.ok, sent.down) == (False, False)
    assert "550" in sent.detail


@pytest.mark.parametrize("url", ["email:không phải thư", "lạ://x", "mailto://", "", "json://"])
def test_an_address_that_cannot_be_read(office, url):
    sent = AppriseChannel(office).send(message(url))
    assert not sent.ok
    assert sent.detail


def test_no_password_in_outcome_or_log(office, caplog):
    caplog.set_level(logging.DEBUG)
    urls = ["mailtos://u:Tuyet-Mat-1@127.0.0.1:9/a@x.vn", "json://u:Tuyet-Mat-1@127.0.0.1:9/", "xyz://u:Tuyet-Mat-1@h/"]
    channel = AppriseChannel(office.model_copy(update={"smtp_password": SecretStr("Tuyet-Mat-1")}))
    for url in urls:
        sent = channel.send(message(url))
        assert "Tuyet-Mat-1" not in sent.detail + channel.route(message(url))
    assert "Tuyet-Mat-1" not in caplog.text


def test_a_webhook_gets_the_message_and_its_key(office):
    got = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self):
            got.append((self.headers["X-Dondoc-Key"], json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Hook) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        assert AppriseChannel(office).send(message(f"json://127.0.0.1:{server.server_port}/", html=None)).ok
        thread.join()
    key, said = got[0]
    assert key == KEY
    assert (said["title"], said["message"].strip()) == (SUBJECT, TEXT.strip())


def test_a_silent_server_holds_nobody_up(office):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        channel = AppriseChannel(office.model_copy(update={"smtp_port": silent.getsockname()[1]}), seconds=0.3)
        sent = channel.send(message("email:lan@song-thao.example"))
    assert (sent.ok, sent.down) == (False, True)


@pytest.mark.parametrize("length", range(8, 100))
def test_a_subject_arrives_letter_by_letter_wherever_its_line_is_folded(length):
    """The standard library loses a blank where it folds a header, so the subject is encoded by itself."""
    subject = ("[Nhắc việc 20/04] Thanh tra tỉnh 0123456789"[: length // 2] + ": 01 quá hạn, 02 bổ sung" * 4)[
        :length
    ].strip()
    asset = channels._asset()  # imports Apprise, whose warnings it keeps quiet
    from notifications.mail import compose, mail_plugin

    plugin = mail_plugin(message("email:an@x.vn")._replace(subject=subject), Settings(), asset)
    raw = compose(plugin, "an@x.vn").as_bytes(policy=policy.SMTP)
    assert str(message_from_bytes(raw, policy=policy.default)["Subject"]) == subject
    assert max(map(len, raw.split(b"\r\n\r\n")[0].split(b"\r\n"))) <= 78
