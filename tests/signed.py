"""PDFs signed by us with certificates of our own making, as a signing program adds a signature: at the end, the rest untouched."""

import datetime as dt
import re
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID

ROOM = 16_000
"""Digits kept free for a signature."""


@cache
def key_of(kind):
    return ec.generate_private_key(ec.SECP256R1()) if kind == "ec" else rsa.generate_private_key(65537, 2048)


@cache
def certificate(name, number="", office="Sở Nội vụ", kind="rsa", years=20):
    """A certificate of nobody's but our own, of a person or a body."""
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, name), x509.NameAttribute(NameOID.ORGANIZATION_NAME, office)]
    parts += [x509.NameAttribute(NameOID.USER_ID, number)] if number else []
    key, begin = key_of(kind), dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name(parts))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Nơi cấp thử nghiệm")]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + dt.timedelta(days=365 * years))
    )
    return made.sign(key, hashes.SHA256())


def signed(pdf, name="Nguyễn Văn Hòa", *, day=None, options=(), **of):
    """The PDF with a signature more. Without `day` the hour is the signature's own (now), else the file says it."""
    size = int(re.findall(rb"/Size (\d+)", pdf)[-1])
    root = re.findall(rb"/Root (\d+ \d+ R)", pdf)[-1]
    before = re.findall(rb"startxref\s+(\d+)", pdf)[-1]
    when = f" /M (D:{day:%Y%m%d%H%M%S}+07'00')" if day else ""
    head = f"\n{size} 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached{when} /ByteRange [".encode()
    start = len(pdf)
    gap = start + len(head) + 34 + len(b"] /Contents ")
    tail = b" >>\nendobj\n"
    table = gap + ROOM + 2 + len(tail)
    tail += b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %s /Prev %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, start + 1, size + 1, root, before, table,
    )  # fmt: skip
    span = b"%-34s" % (b"0 %d %d %d" % (gap, gap + ROOM + 2, len(tail)))
    covered = pdf + head + span + b"] /Contents "
    kind = of.get("kind", "rsa")
    ways = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary, *options]
    ways += [pkcs7.PKCS7Options.NoAttributes] if day else []
    message = pkcs7.PKCS7SignatureBuilder().set_data(covered + tail)
    message = message.add_signer(certificate(name, **of), key_of(kind), hashes.SHA256())
    encoded = message.sign(Encoding.DER, ways).hex().encode()
    return covered + b"<" + encoded.ljust(ROOM, b"0") + b">" + tail
