"""Pictures of pages (scanned PDF, JPEG, PNG, TIFF): read by OCR (ocrmypdf with tesseract's Vietnamese) where it is installed."""

import io
import re
import shutil

from directives.formats.pdf import read_pdf
from directives.formats.pdf_asked import count_apart
from directives.formats.programs import missing, run, working_folder
from directives.formats.scan_signs import with_known_signs
from plans.problems import Place, Problem, doubt, error

MOST_SCANNED = 100
"""The most pages that are read by OCR."""
MOST_PIXELS = 100_000_000
"""The largest picture that is read, in pixels."""
MOST_STRAYS = 1.0
"""Stray signs for a hundred words above which a scan was read poorly: clean pages have 0 to 0.5, those read wrongly 1.2 to 15."""
_STRAY = re.compile(r"[¬¦_~^„‘’'`°»«<>=*@©®\\]|(?<!\S)[^\w\s|+\-–•“(](?!\S)|[^\W\d_][:;!?][^\W\d_]")
SECONDS_A_PAGE = 30
"""How long OCR may take for a page."""


def read_scan(data: bytes, place: Place, ending: str, *, again: bool = False) -> tuple[str, list[Problem]]:
    """The text of scanned pages with a doubt that says it was read by OCR; "" with an error that names the missing package.

    `again`: pages that have a text are read by OCR all the same, because it is not what they show.
    """
    pages, problems = count_apart(data, place) if ending == "pdf" else _pictures(data, place)
    if problems:
        return "", problems
    if pages > MOST_SCANNED:
        return "", [error("scan-too-many-pages", place, pages=pages, limit=MOST_SCANNED)]
    if problems := missing("ocrmypdf", "ocrmypdf", place) or missing("tesseract", "tesseract-ocr", place):
        return "", problems
    with working_folder() as folder:
        _, languages = run(["tesseract", "--list-langs"], folder, SECONDS_A_PAGE)
        if "vie" not in languages.split():
            return "", [error("program-missing", place, program="tesseract vie", package="tesseract-ocr-vie")]
        source, made = folder / f"scan.{ending}", folder / "read.pdf"
        source.write_bytes(data)
        options = (
            ["--force-ocr" if again else "--skip-text", "--rotate-pages"] if ending == "pdf" else ["--image-dpi", "200"]
        )
        command = [
            "ocrmypdf",
            "-l",
            "vie",
            "--output-type",
            "pdf",
            "--optimize",
            "0",
            "--jobs",
            "1",
            "--quiet",
            "--deskew",
            *options,
        ]
        code, _ = run([*command, str(source), str(made)], folder, SECONDS_A_PAGE * (pages + 1))
        if code is None:
            return "", [error("program-too-slow", place, program="ocrmypdf", seconds=SECONDS_A_PAGE * (pages + 1))]
        if code != 0 or not made.is_file():
            return "", [error("scan-not-read", place)]
        text, problems = read_pdf(made.read_bytes(), place, scanned=True)
    if not text:
        return "", [error("scan-not-read", place)]
    marks = strays(text)
    poor = [doubt("ocr-poor", place, marks=round(marks))] if marks > MOST_STRAYS else []
    return with_known_signs(text), [*problems, doubt("read-by-ocr", place), *poor]


def strays(text: str) -> float:
    """How many signs that no directive writes stand in a text for a hundred words: what OCR makes of specks and of tilted lines."""
    lines = [line for line in text.split("\n") if any(map(str.isalnum, line))]
    return 100 * sum(len(_STRAY.findall(line)) for line in lines) / max(sum(len(line.split()) for line in lines), 1)


def _pictures(data: bytes, place: Place) -> tuple[int, list[Problem]]:
    """How many pictures a file holds, or why it is refused; only its heads are read."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as picture:
            pages, pixels = getattr(picture, "n_frames", 1), picture.width * picture.height
    except Exception:  # noqa: BLE001 - Pillow raises kinds of its own on damaged data and on bombs
        return 0, [error("file-damaged", place)]
    if pixels > MOST_PIXELS:
        return 0, [error("picture-too-large", place, limit=MOST_PIXELS // 1_000_000)]
    return pages, []


def can_read_scans() -> bool:
    """Whether the programs for OCR are installed."""
    return shutil.which("ocrmypdf") is not None and shutil.which("tesseract") is not None
