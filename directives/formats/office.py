"""Old Word documents (.doc), .rtf and .odt: turned into .docx by LibreOffice where it is installed, then read as such."""

from pathlib import Path

from directives.formats.docx import read_docx
from directives.formats.programs import missing, run, working_folder
from plans.problems import Place, Problem, error

SECONDS = 120
"""How long LibreOffice may take."""
_COMMON = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_COMMON, "DisableMacrosExecution", "true"),
    (_COMMON, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)


def read_office(data: bytes, place: Place, ending: str) -> tuple[str, list[Problem]]:
    """The text of a document that LibreOffice can turn into .docx. Macros are not run, linked files not fetched."""
    if problems := missing("soffice", "libreoffice-writer-nogui", place):
        return "", problems
    with working_folder() as folder:
        code, converted = _convert(data, folder, ending)
        if code is None:
            return "", [error("program-too-slow", place, program="LibreOffice", seconds=SECONDS)]
        if not converted:
            return "", [error("file-damaged", place)]
    return read_docx(converted, place)


def _convert(data: bytes, folder: Path, ending: str) -> tuple[int | None, bytes]:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
    source, made = folder / f"document.{ending}", folder / "made" / "document.docx"
    source.write_bytes(data)
    command = [
        "soffice", "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made.parent), str(source),
    ]  # fmt: skip
    code, _ = run(command, folder, SECONDS)
    return code, made.read_bytes() if code == 0 and made.is_file() else b""


def _profile() -> str:
    """A fresh profile's settings: no macros, no links followed."""
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
