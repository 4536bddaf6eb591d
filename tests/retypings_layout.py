"""How the same words are set on paper or come out of a file: blanks, signs, bullets, numbers, lines."""

import re
import textwrap
from unicodedata import normalize

from tests.retyping import Retyping
from tests.retypings_kit import ITEM, sub, swap

ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]


def wrapped(width):
    """Paragraphs broken so wide; rows of tables stay."""

    def change(text):
        lines = (
            textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
        )
        return "\n".join(
            line if "|" in line else "\n".join(parts) for line, parts in zip(text.split("\n"), lines, strict=True)
        )

    return change


def joined(text):
    """Each paragraph on one line, as from Word."""
    return re.sub(r"(?<=[^\s|])[ ]*\n[ ]*(?=[a-zà-ỹđ]+ [a-zà-ỹđ])", " ", text)


def page_numbers(text):
    """A number alone after every forty lines, before one that opens a paragraph or between two of its lines."""
    lines = text.split("\n")
    return "\n".join(f"{line}\n{at // 40 + 2}" if at % 40 == 39 else line for at, line in enumerate(lines))


def page_feeds(text):
    """A form feed where a page ends."""
    lines = text.split("\n")
    return "\n".join(f"{line}\f" if at % 40 == 39 else line for at, line in enumerate(lines))


def table_heads_again(text):
    """A table of eight rows and more goes on over the page, with its head."""
    out, head, since = [], None, 0
    for line in text.split("\n"):
        row = line.lstrip().startswith("|")
        head, since = (head or line, since + 1) if row else (None, 0)
        if row and since > 1 and since % 6 == 0 and not set(head) <= set("|- "):
            out += ["", head]
        out.append(line)
    return "\n".join(out)


def without_letters(text):
    """Word's automatic letters are lost when a text is pasted."""
    return re.sub(r"(?m)^(\s*)[a-zđ]\) ", r"\1", text)


def automatic_letters(text):
    """Word counts a, b, c, d, e: it knows no đ."""
    out, at = [], 0
    for line in text.split("\n"):
        label = re.match(r"(\s*)([a-zđ])\) ", line)
        if re.match(r"\s*(\d+|[IVX]+)[.)]", line):
            at = 0
        if label:
            at = 1 if label[2] == "a" else at + 1
            line = f"{label[1]}{'abcdefghiklmnopqrstuvxy'[at - 1] if at < 9 else label[2]}) {line[label.end() :]}"
        out.append(line)
    return "\n".join(out)


def items_on_one_line(text):
    """Bullets typed one behind the other, with a semicolon."""
    out = []
    for line in text.split("\n"):
        if re.match(r"\s*- ", line) and out and re.match(r"\s*- .*;\s*$", out[-1]):
            out[-1] = f"{out[-1].rstrip()} {line.strip()}"
        else:
            out.append(line)
    return "\n".join(out)


def letters_on_one_line(text):
    """Points typed one behind the other in one paragraph."""
    return re.sub(r"(?<=[.;])[ ]*\n\s*(?=[b-eđ]\) )", " ", text)


def recipients_in_front(text):
    """The box of recipients stands beside the signature, and comes out of the file before the title."""
    box = re.search(r"(?m)^\s*Nơi nhận:.*\n(?:\s*[-–].*\n)+", text)
    title = re.search(r"(?m)^\s*(?:CHỈ THỊ|KẾ HOẠCH|CÔNG ĐIỆN|NGHỊ QUYẾT|QUYẾT ĐỊNH|KẾT LUẬN)\s*$", text)
    if not box or not title or box.start() < title.start():
        return text
    return text[: title.start()] + box[0] + "\n" + text[title.start() : box.start()] + text[box.end() :]


def signed_by_machine(text):
    """Lines of the electronic signature at the head of the first page."""
    return "Người ký: Ủy ban nhân dân tỉnh\nThời gian ký: 17.03.2026 09:41:22 +07:00\n" + text


def other_tone_marks(text):
    """hòa, thúy, khỏe as older keyboards set them: hoà, thuý, khoẻ; and the other way."""
    newer = re.findall(r"\S+", "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy")
    older = re.findall(r"\S+", "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ")
    other = dict(zip([*newer, *older], [*older, *newer], strict=True))
    return re.sub(rf"(?<![qQ])(?:{'|'.join(other)})(?!\w)", lambda found: other[found[0]], text)


LAYOUT = (
    # blanks and signs that nobody sees
    Retyping("two-spaces", "a blank too many between any two words", sub(r" (?=\S)", "  ")),
    Retyping("no-break-space", "Word sets blanks that do not break", sub(r"(?<=\S) (?=\S)", "\u00a0")),
    Retyping("thin-space", "blanks of other widths from typesetting", sub(r"(?<=,) (?=\S)", "\u2009")),
    Retyping("tab-in-sentence", "tabs that stand for blanks", sub(r"(?<=[a-zà-ỹ],) (?=[a-zà-ỹ])", "\t")),
    Retyping("tab-behind-label", "Word sets a tab behind a number", sub(ITEM, lambda f: f[0].rstrip(" ") + "\t")),
    Retyping("zero-width", "pages of the web hold signs of no width", sub(r" (?=\S)", " \u200b")),
    Retyping(
        "zero-width-in-words", "pages of the web cut words with them", sub(r"(?<=ch)(?=ủ)|(?<=ng)(?=h)", "\u200b")
    ),
    Retyping("byte-order-mark", "editors of Windows put one in front", lambda text: "\ufeff" + text),
    Retyping("marks-of-direction", "copied from a PDF", sub(r"(?m)^(?=\S)", "\u200e")),
    Retyping("soft-hyphen", "Word marks where a word may be cut", sub(r"(?<=h)(?=ợ|ủ|ành)", "\u00ad")),
    Retyping("windows-lines", "lines end with two signs", sub(r"\n", "\r\n")),
    Retyping("old-mac-lines", "lines end with a return alone", sub(r"\n", "\r")),
    Retyping("line-separator", "Word's soft break comes out as a sign of its own", sub(r"\n(?=[a-zà-ỹ])", "\u2028")),
    Retyping("vertical-tab", "Word's soft break comes out as one", sub(r"\n(?=[a-zà-ỹ])", "\v")),
    Retyping("trailing-blanks", "typed at the end of lines", sub(r"(?m)(?<=\S)$", "  ")),
    Retyping("decomposed", "made on a Mac: letters and their marks apart", lambda text: normalize("NFD", text)),
    Retyping("icelandic-d", "old fonts have Ð and ð for Đ and đ", swap(("Đ", "Ð"))),
    Retyping("tone-marks", "set over the other vowel by older keyboards", other_tone_marks),
    Retyping("straight-quotes", "plain text has no others", swap(("“", '"'), ("”", '"'))),
    Retyping("smart-quotes", "Word turns them", sub(r'"([^"\n]+)"', r"“\1”")),
    Retyping("no-break-hyphen", "Word keeps numbers together", sub(r"(?<=[A-ZĐ])-(?=[A-ZĐ])", "\u2011")),
    Retyping("en-dash-in-numbers", "Word turns hyphens", sub(r"(?<=[A-ZĐ])-(?=[A-ZĐ])", "–")),
    Retyping("long-dashes", "Word turns hyphens between blanks", sub(r"(?<=\w) - (?=\w)", " – ")),
    # punctuation
    Retyping("blank-before-signs", "text cut into words", sub(r"\s*([,.;:])(?=\s)", r" \1")),
    Retyping("comma-glued", "typed in haste, or read by a machine", sub(r", (?=[a-zđà-ỹ])", ",")),
    Retyping("semicolon-glued", "typed in haste", sub(r"; (?=[A-Za-zđà-ỹĐ])", ";")),
    Retyping("dot-glued", "typed in haste", sub(r"(?<=[a-zà-ỹ])\. (?=[A-ZĐÀ-Ỹ][a-zà-ỹ])", ".")),
    Retyping("colon-glued", "typed in haste", sub(r": (?=[A-Za-zĐđ])", ":")),
    Retyping("colon-apart", "after French habits", sub(r"(?m):\s*$", " :")),
    Retyping("bracket-apart", "typed so by many", sub(r"\((?=\w)", "( ")),
    Retyping("bracket-glued", "typed so by many", sub(r" \(", "(")),
    Retyping("items-end-in-dots", "a list of sentences", sub(r"(?m);\s*$", ".")),
    Retyping("items-end-in-semicolons", "a list of one sentence", sub(rf"{ITEM}(.*)\.$", r"\1\2;")),
    Retyping("items-end-in-nothing", "each on a line of its own", sub(rf"{ITEM}(.*)[.;]$", r"\1\2")),
    Retyping("last-item-and", "the last but one ends in 'và'", sub(r"(?m);$(?=\n\s*(?:-|[b-eđ]\)) [^\n]*\.$)", "; và")),
    Retyping("dot-apart", "a blank before the last sign", sub(r"(?m)(?<=[a-zà-ỹ])\.$", " .")),
    Retyping("end-mark-lost", "the sign ./. is not typed by all", swap(("./.", "."))),
    Retyping("end-mark-apart", "typed with blanks", swap(("./.", " . / . "))),
    Retyping(
        "footnotes",
        "marks of notes behind names of documents",
        sub(r"(?:(?<=-UBND)|(?<=/CT-TTg)|(?<=/QĐ-TTg))(?=[ ,;])", "[1]"),
    ),
    Retyping("footnotes-behind-signs", "marks of notes behind a comma", sub(r"(?m)(?<=[a-zà-ỹ]);$", "[2];")),
    Retyping("superscripts", "marks of notes as small figures", sub(r"(?m)(?<=[a-zà-ỹ])\.$", "¹.")),
    Retyping(
        "stars-of-markdown",
        "bold in what was pasted from a chat",
        sub(r"(?m)^(\s*\d+\. )([^\n:]{3,60}):$", r"\1**\2:**"),
    ),
    # bullets
    Retyping("bullets-plus", "the second level of many offices", sub(r"(?m)^(\s*)- ", r"\1+ ")),
    Retyping("bullets-dot", "Word's own", sub(r"(?m)^(\s*)- ", r"\1• ")),
    Retyping("bullets-star", "plain text", sub(r"(?m)^(\s*)- ", r"\1* ")),
    Retyping("bullets-en-dash", "Word turns the hyphen", sub(r"(?m)^(\s*)- ", r"\1– ")),
    Retyping("bullets-em-dash", "Word turns the hyphen", sub(r"(?m)^(\s*)- ", r"\1— ")),
    Retyping("bullets-no-break-hyphen", "Word keeps it", sub(r"(?m)^(\s*)- ", r"\1‑ ")),
    Retyping("bullets-minus", "from a formula or a machine", sub(r"(?m)^(\s*)- ", r"\1− ")),
    Retyping("bullets-symbol", "a letter of the font Symbol", sub(r"(?m)^(\s*)- ", "\\1\uf0b7 ")),
    Retyping("bullets-wingdings", "a letter of the font Wingdings", sub(r"(?m)^(\s*)- ", "\\1\uf0a7 ")),
    Retyping("bullets-arrow", "Word's arrows", sub(r"(?m)^(\s*)- ", r"\1➢ ")),
    Retyping("bullets-square", "Word's squares", sub(r"(?m)^(\s*)- ", r"\1▪ ")),
    Retyping("bullets-tick", "Word's ticks", sub(r"(?m)^(\s*)- ", r"\1✓ ")),
    Retyping("bullets-glued", "no blank behind", sub(r"(?m)^(\s*)- (?=[A-ZĐÀ-Ỹ])", r"\1-")),
    Retyping("bullets-lost", "pasted without them", sub(r"(?m)^(\s*)[-+] (?=[A-ZĐÀ-Ỹ])", r"\1")),
    Retyping(
        "items-in-small-letters",
        "a list of one sentence",
        sub(
            rf"{ITEM}(Rà soát|Tổ chức|Xây dựng|Chủ trì|Phối hợp|Kiểm tra)", lambda f: f[1] + f[2][0].lower() + f[2][1:]
        ),
    ),
    Retyping("items-on-one-line", "to save room", items_on_one_line),
    Retyping("letters-on-one-line", "to save room", letters_on_one_line),
    # numbers
    Retyping("number-bracket", "1) for 1.", sub(r"(?m)^(\s*\d{1,2})\. (?=\S)", r"\1) ")),
    Retyping("number-dash", "1- for 1.", sub(r"(?m)^(\s*\d{1,2})\. (?=\S)", r"\1- ")),
    Retyping("number-slash", "1/ for 1.", sub(r"(?m)^(\s*\d{1,2})\. (?=\S)", r"\1/ ")),
    Retyping("number-glued", "no blank behind", sub(r"(?m)^(\s*\d{1,2})\. (?=[A-ZĐÀ-Ỹ])", r"\1.")),
    Retyping("number-brackets", "(1) for 1.", sub(r"(?m)^(\s*)(\d{1,2})\. (?=\S)", r"\1(\2) ")),
    Retyping("number-khoan", "Khoản 1. for 1.", sub(r"(?m)^(\s*)(\d{1,2})\. (?=[A-ZĐÀ-Ỹ])", r"\1Khoản \2. ")),
    Retyping(
        "number-alone", "a PDF gives the number a line of its own", sub(r"(?m)^(\s*\d{1,2}\.) (?=[A-ZĐÀ-Ỹ])", r"\1\n")
    ),
    Retyping("letter-dot", "a. for a)", sub(r"(?m)^(\s*[a-eđ])\) ", r"\1. ")),
    Retyping("letter-slash", "a/ for a)", sub(r"(?m)^(\s*[a-eđ])\) ", r"\1/ ")),
    Retyping("letter-brackets", "(a) for a)", sub(r"(?m)^(\s*)([a-eđ])\) ", r"\1(\2) ")),
    Retyping("letter-dash", "a- for a)", sub(r"(?m)^(\s*[a-eđ])\) ", r"\1- ")),
    Retyping("letters-lost", "pasted without them", without_letters),
    Retyping("letters-automatic", "Word counts without đ", automatic_letters),
    Retyping("number-dot", "1.1. for 1.1", sub(r"(?m)^(\s*\d+\.\d+)\.? (?=\S)", r"\1. ")),
    Retyping("roman-slash", "I/ for I.", sub(r"(?m)^(\s*[IVX]+)\. ", r"\1/ ")),
    Retyping("roman-dash", "I - for I.", sub(r"(?m)^(\s*[IVX]+)\. ", r"\1 - ")),
    Retyping("roman-part", "Phần I. for I.", sub(r"(?m)^(\s*)([IVX]+)\. ", r"\1Phần \2. ")),
    Retyping(
        "roman-letter",
        "A. for I.",
        sub(r"(?m)^(\s*)(I|II|III|IV|V|VI)\. (?=[A-ZĐÀ-Ỹ])", lambda f: f"{f[1]}{'ABCDEF'[ROMAN.index(f[2])]}. "),
    ),
    Retyping(
        "roman-chapter", "Chương I on a line of its own", sub(r"(?m)^(\s*)([IVX]+)\. (?=[A-ZĐÀ-Ỹ])", r"\1Chương \2\n")
    ),
    # lines
    Retyping("wrapped-70", "plain text as typed", wrapped(70)),
    Retyping("wrapped-40", "a narrow column", wrapped(40)),
    Retyping("joined", "paragraphs as Word has them", joined),
    Retyping("no-empty-lines", "pasted from Word", sub(r"\n\s*\n+", "\n")),
    Retyping("indented", "paragraphs set in", sub(r"(?m)^(?=\S)", "    ")),
    Retyping("page-numbers", "they stay between the lines", page_numbers),
    Retyping("page-feeds", "pages of a text file", page_feeds),
    Retyping("table-heads-again", "a table goes on over the page", table_heads_again),
    Retyping("recipients-in-front", "boxes come out of a file in another order", recipients_in_front),
    Retyping("signed-by-machine", "stamped on the first page", signed_by_machine),
)
