"""A signed message (CMS, RFC 5652) that carries no content of its own: who signed, when, and whether it is of these bytes."""

import datetime as dt
import hashlib
from typing import NamedTuple

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from directives.formats.der import Piece, dotted, first_piece

BROKEN = (
    ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError, UnsupportedAlgorithm,
    x509.InvalidVersion, x509.DuplicateExtension, x509.UnsupportedGeneralNameType,
)  # fmt: skip
"""What reading a malformed message or certificate ends in."""
_DIGESTS: dict[str, hashes.HashAlgorithm] = {
    "1.3.14.3.2.26": hashes.SHA1(),
    "2.16.840.1.101.3.4.2.1": hashes.SHA256(),
    "2.16.840.1.101.3.4.2.2": hashes.SHA384(),
    "2.16.840.1.101.3.4.2.3": hashes.SHA512(),
}
_BY_SIGNING = {"1.2.840.113549.1.1.5": "1.3.14.3.2.26"} | {
    f"{family}.{number}": f"2.16.840.1.101.3.4.2.{step}"
    for family, numbers in (("1.2.840.113549.1.1", (11, 12, 13)), ("1.2.840.10045.4.3", (2, 3, 4)))
    for step, number in enumerate(numbers, 1)
}
"""The digest that a signing algorithm names."""
_PSS, _SIGNED_DATA = "1.2.840.113549.1.1.10", "1.2.840.113549.1.7.2"
_DIGEST, _TIME = "1.2.840.113549.1.9.4", "1.2.840.113549.1.9.5"
_OBJECT, _OCTETS, _SET, _SEQUENCE, _UTC, _GENERAL = 0x06, 0x04, 0x31, 0x30, 0x17, 0x18
_FIRST, _SECOND = 0xA0, 0xA1


class Message(NamedTuple):
    """Who signed (his certificate), when by the signed words, and whether it is of the bytes: None where that cannot be told."""

    certificate: x509.Certificate
    at: dt.datetime | None
    intact: bool | None


class _Signer(NamedTuple):
    """The signer's part of a message: what names the certificate, the algorithms, what was signed besides, the signature."""

    sid: Piece
    digest: str
    signed: Piece | None
    signing: Piece
    signature: bytes


def read_message(encoded: bytes, content: bytes) -> Message | None:
    """The message read and held against the bytes that it is said to sign; None where it is malformed or its signer is not in it."""
    try:
        return _read(encoded, content)
    except BROKEN:
        return None


def _read(encoded: bytes, content: bytes) -> Message | None:
    outer = first_piece(encoded)[0].parts()
    if dotted(outer[0].body) != _SIGNED_DATA:
        return None
    parts = outer[1].parts()[0].parts()
    inner = parts[2].parts()[1:]
    own = _octets(inner[0].parts()[0]) if inner else None
    held = [part for part in parts[3:] if part.tag == _FIRST][0]  # noqa: RUF015  (none is a LookupError)
    signer = _signer([part for part in parts if part.tag == _SET][-1].parts()[0])
    certificate = _of(signer.sid, [one.whole for one in held.parts() if one.tag == _SEQUENCE])
    if certificate is None:
        return None
    attributes = _attributes(signer.signed)
    whole = own is None or own == hashlib.sha1(content, usedforsecurity=False).digest()
    intact = _holds(signer, certificate, attributes, content if own is None else own)
    return Message(certificate, _moment(attributes.get(_TIME)), intact and whole)


def _signer(info: Piece) -> _Signer:
    parts = info.parts()
    signed = parts[3] if parts[3].tag == _FIRST else None
    signing, signature = parts[4:6] if signed else parts[3:5]
    return _Signer(parts[1], dotted(parts[2].parts()[0].body), signed, signing, _octets(signature))


def _octets(piece: Piece) -> bytes:
    """The bytes of a string, also of one in several pieces."""
    return piece.body if piece.tag == _OCTETS else b"".join(_octets(one) for one in piece.parts())


def _of(sid: Piece, held: list[bytes]) -> x509.Certificate | None:
    """The certificate that the signer names by issuer and number, or by its key's mark."""
    known = [x509.load_der_x509_certificate(encoded) for encoded in held]
    if sid.tag != _SEQUENCE:
        return next((one for one in known if _mark(one) == sid.body), None)
    issuer, number = sid.parts()[:2]
    serial = int.from_bytes(number.body, signed=True)
    mine = [one for one in known if one.serial_number == serial]
    exact = (one for one in mine if one.issuer.public_bytes() == issuer.whole)
    return next(exact, mine[0] if len(mine) == 1 else None)


def _mark(certificate: x509.Certificate) -> bytes:
    try:
        return certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    except x509.ExtensionNotFound:
        return b""


def _attributes(signed: Piece | None) -> dict[str, Piece]:
    """What was signed besides the content: the first value of each."""
    rows = [one.parts() for one in signed.parts()] if signed else []
    return {dotted(row[0].body): row[1].parts()[0] for row in rows}


def _holds(signer: _Signer, certificate: x509.Certificate, attributes: dict[str, Piece], content: bytes) -> bool | None:
    """Whether the signature is of the content; None where it is made in a way that we do not know."""
    algorithm, said = _DIGESTS.get(signer.digest), signer.signing.parts()
    if algorithm is None:
        return None
    digest = hashlib.new(algorithm.name, content, usedforsecurity=False).digest()
    if signer.signed is not None and attributes[_DIGEST].body != digest:
        return False
    message = bytes([_SET]) + signer.signed.whole[1:] if signer.signed is not None else content
    way = dotted(said[0].body)
    by = _DIGESTS.get(_BY_SIGNING.get(way, signer.digest), algorithm)
    try:
        return _verify(certificate.public_key(), signer.signature, message, by, way)
    except InvalidSignature:
        return False


def _verify(key: object, signature: bytes, message: bytes, by: hashes.HashAlgorithm, way: str) -> bool | None:
    if isinstance(key, rsa.RSAPublicKey):
        if way == _PSS:
            key.verify(signature, message, padding.PSS(padding.MGF1(by), padding.PSS.AUTO), by)
        else:
            key.verify(signature, message, padding.PKCS1v15(), by)
    elif isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(signature, message, ec.ECDSA(by))
    else:
        return None
    return True


def _moment(piece: Piece | None) -> dt.datetime | None:
    """The signed hour; None where there is none that can be read."""
    forms = {_UTC: "%y%m%d%H%M%SZ", _GENERAL: "%Y%m%d%H%M%SZ"}
    if piece is None or piece.tag not in forms:
        return None
    try:
        return dt.datetime.strptime(piece.body.decode("ascii"), forms[piece.tag]).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
