"""What a mail says of the files that go with it, and what it says where they could not."""

from models.outbox import Claimed

WITH = "Kèm theo: "
"""How the line of a mail begins that names its files."""
WITHOUT = "Không kèm theo được vì máy chủ thư không nhận thư lớn, xin lấy ở đường dẫn dưới đây: "


def without_files(message: Claimed) -> Claimed:
    """The same mail without its files, and saying so: its own links lead to them."""
    html = _said_otherwise(message.html) if message.html else None
    return message._replace(files=(), body=_said_otherwise(message.body), html=html)


def _said_otherwise(words: str) -> str:
    """The last such line: what stands before may be anybody's words."""
    return WITHOUT.join(words.rsplit(WITH, 1))
