"""Files handed out: always as a download, never shown by the browser as a page of ours."""

from urllib.parse import quote

from fastapi import Response

from models.files import Kept


def download(kept: Kept) -> Response:
    """The file with its name (RFC 5987), its own type, and nothing guessed about it."""
    plain = kept.name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_").replace("\\", "_")
    named = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(kept.name, safe='')}"
    headers = {"Content-Disposition": named, "X-Content-Type-Options": "nosniff"}
    return Response(kept.content, media_type=kept.media_type, headers=headers)
