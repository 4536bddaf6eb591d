"""The digital signatures of a PDF: who, when, of the whole file or not, unchanged since or not. No issuer is asked."""

import datetime as dt
import re
import unicodedata
from typing import NamedTuple

from cryptography import x509
from cryptography.x509.oid import NameOID

from directives.formats.signed_message import BROKEN, Message, read_message
from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from plans.names import fold_name

MOST = 20
"""Signatures of a file that are looked at."""
_AROUND = 5000
"""Bytes of a signature's entries besides the signature itself."""
_RANGE = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")
_HEX = re.compile(rb"<[0-9A-Fa-f\s]*>")
_STAMP = re.compile(rb"/SubFilter\s*/ETSI\.RFC3161(?!\w)")
_WHEN = re.compile(rb"/M\s*\(D:(\d{14})(?:Z|([+-])(\d\d)'?(\d\d)?)?")
_PERSON_NUMBER = re.compile(r"(?i)^(?:CCCD|CMND|CMT|HC|PASSPORT)\s*:")
_BODY_NUMBER = re.compile(r"(?i)^(?:MST|MNS|MDV|MQHNS)\s*:")
_BODY = Shape("heads", r"^{signed_bodies}")
"""A name in a certificate that is a body's and no person's."""


class Signature(NamedTuple):
    """One signature. `name` is from the certificate, empty where it cannot be read; `person`: a natural person, not a body.

    `whole`: nothing was added to the file after it, but for later signatures. `intact`: what it covers is unchanged; None: it is made
    in a way that cannot be looked into. `in_force`: the certificate's days hold the hour of signing.
    """

    name: str
    person: bool
    at: dt.datetime | None
    whole: bool
    intact: bool | None
    in_force: bool = True


def read_signatures(data: bytes) -> tuple[Signature, ...]:
    """The signatures in a PDF, in the order in which they were put; never raises, whatever stands there."""
    if not data.startswith(b"%PDF") or b"/ByteRange" not in data:
        return ()
    spans: dict[int, tuple[int, int, int]] = {}
    for found in _RANGE.finditer(data):
        first, second, length = (int(part) for part in found.groups())
        if first < second <= second + length <= len(data) and _encloses(data, found.start(), first, second):
            spans.setdefault(second + length, (first, second, length))
        if len(spans) == MOST:
            break
    ends = sorted(spans)
    signed = [one for end in ends if (one := _read(data, *spans[end]))]
    covered = bool(ends) and not data[ends[-1] :].strip()
    return tuple(one._replace(whole=covered) for one in signed)


def _encloses(data: bytes, at: int, first: int, second: int) -> bool:
    """Whether what the range leaves out stands beside it, as a signature does among its own entries."""
    start, end = (at, first) if at < first else (second, at)
    beside = 0 <= end - start < _AROUND and data.find(b"endobj", start, end) < 0
    return beside and data[first : first + 1] == b"<" and data[second - 1 : second] == b">"


def _read(data: bytes, first: int, second: int, length: int) -> Signature | None:
    """One signature; None for a stamp of time alone. What cannot be read has no name."""
    entries = data[max(first - _AROUND, 0) : first].rpartition(b" obj")[2]
    entries += data[second : second + _AROUND].partition(b"endobj")[0]
    if _STAMP.search(entries):
        return None
    nobody = Signature("", False, _written(entries), True, None)
    held = data[first:second]
    if not _HEX.fullmatch(held):
        return nobody
    digits = re.sub(rb"\s", b"", held[1:-1])
    message = read_message(
        bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()), data[:first] + data[second : second + length]
    )
    if message is None:
        return nobody
    try:
        return _signature(message, nobody.at)
    except BROKEN:
        return nobody


def _signature(message: Message, written: dt.datetime | None) -> Signature:
    subject = message.certificate.subject
    name, at = _of(subject, NameOID.COMMON_NAME), message.at or written
    days = (message.certificate.not_valid_before_utc, message.certificate.not_valid_after_utc)
    return Signature(name, _is_person(subject, name), at, True, message.intact, at is None or days[0] <= at <= days[1])


def _of(subject: x509.Name, oid: x509.ObjectIdentifier) -> str:
    values = [str(one.value) for one in subject.get_attributes_for_oid(oid)]
    return " ".join(unicodedata.normalize("NFC", values[-1]).split())[:200] if values else ""


def _is_person(subject: x509.Name, name: str) -> bool:
    """By the number in the certificate (of a citizen, of a body), else by the name."""
    numbers = [str(one.value) for one in subject.get_attributes_for_oid(NameOID.USER_ID)]
    if any(_PERSON_NUMBER.match(one) for one in numbers):
        return True
    if any(_BODY_NUMBER.match(one) for one in numbers):
        return False
    own = (_of(subject, NameOID.ORGANIZATION_NAME), _of(subject, NameOID.ORGANIZATIONAL_UNIT_NAME))
    same = fold_name(name) in {fold_name(one) for one in own if one}
    return bool(name) and not same and _BODY.search(fold(name)) is None


def _written(entries: bytes) -> dt.datetime | None:
    """The hour that the file says (ISO 32000-1, table 252: M), where the signature has none of its own."""
    found = _WHEN.search(entries)
    if found is None:
        return None
    digits, sign, hours, minutes = (part.decode() if part else "" for part in found.groups())
    try:
        apart = dt.timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        zone = dt.timezone(-apart if sign == "-" else apart)
        return dt.datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=zone).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None
