"""The same order in other words: who commands, who is named how, by when, and how a heading calls them."""

import datetime as dt
import re

from tests.retyping import Retyping
from tests.retypings_kit import BODY, ITEM, many, sub, swap

PARTNER = "[Pp]hối hợp với"
VERBS = "Rà soát|Tổ chức|Xây dựng|Tăng cường|Thực hiện|Kiểm tra|Hướng dẫn|Tham mưu|Đẩy mạnh|Tuyên truyền|Phối hợp|Chỉ đạo|Bố trí|Tổng hợp"
WORK = "(?=rà soát|tổ chức|xây dựng|thực hiện|kiểm tra|hướng dẫn|tham mưu|chỉ đạo|bố trí|tổng hợp|nâng cấp|triển khai)"
ABBREVIATIONS = (
    ("Sở Nông nghiệp và Môi trường", "Sở NN&MT"),
    ("Sở Khoa học và Công nghệ", "Sở KH&CN"),
    ("Sở Giáo dục và Đào tạo", "Sở GD&ĐT"),
    ("Sở Văn hóa, Thể thao và Du lịch", "Sở VHTT&DL"),
    ("Bộ Khoa học và Công nghệ", "Bộ KH&CN"),
    ("Bộ Giáo dục và Đào tạo", "Bộ GD&ĐT"),
    ("Bộ Nông nghiệp và Môi trường", "Bộ NN&MT"),
    ("Mặt trận Tổ quốc", "MTTQ"),
    ("Hội đồng nhân dân", "HĐND"),
    ("Thủ tướng Chính phủ", "TTCP"),
)
HEAD = (
    r"(?m)^(\s*\d+\. )((?:Sở|Công an|UBND|Ủy ban nhân dân|Các sở|Bộ|Ban|Văn phòng|Các cơ quan)[^.;:,\n]{2,90}"
    r"(?:, [^.;:\n]{2,60}[^.;:,\n])?):?(?=\n\s*(?:[-+•*]|[a-eđ]\)|\d+\.\d) )"
)
"""A heading of bodies alone, above bullets or points."""
DAY = r"(\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})"


def said_first(words):
    """An adverb before the verb with which an item opens."""
    return sub(rf"{ITEM}({VERBS})(?= )", lambda found: f"{found[1]}{words} {found[2][0].lower()}{found[2][1:]}")


def called(words):
    """A word before the body with which an item opens."""

    def put(found):
        name = found[2][0].lower() + found[2][1:] if found[2].startswith("Các") else found[2]
        return f"{found[1]}{words} {name}"

    return sub(rf"{ITEM}(Sở [A-ZĐ]|Công an|UBND|Ủy ban nhân dân|Các sở)", put)


def between(words):
    """Words between a body and "chủ trì"."""
    return sub(rf"({BODY} [^,.;:\n]{{3,40}}) (?=chủ trì)", rf"\1 {words} ")


def headed(put):
    """A heading of bodies put otherwise."""
    return sub(HEAD, put)


def the_day_before(text):
    """ "trước ngày 16" is "chậm nhất ngày 15"."""

    def put(found):
        day = dt.date(int(found[3]), int(found[2]), int(found[1])) - dt.timedelta(days=1)
        return f"chậm nhất ngày {day:%d/%m/%Y}"

    return re.sub(rf"(?<!nhất )(?<!xong )(?<!thành )\btrước ngày {DAY}", put, text)


def without_year(text):
    """Days of the year in which it was written, in its body."""
    issued = re.search(r"ngày \d{1,2} tháng \d{1,2} năm (\d{4})", text)
    if not issued:
        return text
    head, body = text[: issued.end()], text[issued.end() :]
    return head + re.sub(rf"(trước ngày \d{{1,2}} tháng \d{{1,2}}) năm {issued[1]}", r"\1", body)


def digits(text):
    """Quarters in figures."""
    return re.sub(
        r"([Qq]uý) (IV|III|II|I)(?=[/ ,.;])", lambda f: f"{f[1]} {['I', 'II', 'III', 'IV'].index(f[2]) + 1}", text
    )


WORDS = (
    # together with
    Retyping("phoi-hop-cung", "said alike", swap(("phối hợp với", "phối hợp cùng"), ("Phối hợp với", "Phối hợp cùng"))),
    Retyping("phoi-hop-cung-voi", "said alike", sub(rf"({PARTNER[:-4]}) với (?=[A-ZĐc])", r"\1 cùng với ")),
    Retyping(
        "phoi-hop-alone", "the small word is often not typed", sub(r"(chủ trì, phối hợp) với (?=[A-ZĐc])", r"\1 ")
    ),
    Retyping("phoi-hop-closely", "said with stress", sub("phối hợp với", "phối hợp chặt chẽ với")),
    Retyping("chu-tri-without-comma", "the comma is often not typed", swap(("chủ trì, phối hợp", "chủ trì phối hợp"))),
    Retyping("chu-tri-va", "said alike", swap(("chủ trì, phối hợp", "chủ trì và phối hợp"))),
    Retyping("chu-tri-cung", "said alike", sub("([Cc]hủ trì), phối hợp với", r"\1, cùng với")),
    Retyping("lam-dau-moi", "said alike", swap(("chủ trì, phối hợp", "làm đầu mối, phối hợp"))),
    Retyping("semicolon-before-partners", "typed by many", sub(", phối hợp với", "; phối hợp với")),
    Retyping(
        "partners-first",
        "who helps is named before who leads",
        sub(
            rf"{ITEM}({BODY} [^,.;:\n]{{3,40}}) chủ trì, phối hợp với ([^.;:\n]{{5,90}}?) {WORK}",
            r"\1Phối hợp với \3, \2 chủ trì ",
        ),
    ),
    Retyping(
        "partners-in-brackets",
        "who helps stands behind",
        sub(
            rf"{ITEM}({BODY} [^,.;:\n]{{3,40}}) chủ trì, phối hợp với ([^.;:\n()]{{5,90}}?) {WORK}([^.;:\n()]{{5,200}})(?=[.;])",
            r"\1\2 chủ trì \4 (phối hợp: \3)",
        ),
    ),
    Retyping(
        "va-before-last",
        "the last of a row",
        sub(
            r"(, Sở [A-ZĐ][^,.;:\n()]{3,40}), (?=Sở [A-ZĐ][^,.;:\n()]{3,40} (?:chủ trì|rà soát|tổ chức|kiểm tra|xây dựng))",
            r"\1 và ",
        ),
    ),
    # who commands
    Retyping("giao-for-denghi", "whoever is asked is given it", sub(r"\bĐề nghị (?=[A-ZĐỦU]|các)", "Giao ")),
    Retyping("yeucau-for-giao", "said alike", sub(r"\bGiao (?=[A-ZĐỦU]|các)", "Yêu cầu ")),
    Retyping("giao-for-yeucau", "said alike", sub(r"\bYêu cầu (?=[A-ZĐỦU]|các)", "Giao ")),
    Retyping("denghi-for-giao", "politer", sub(r"\bGiao (?=(?:Sở|Bộ|Ban|Công an) )", "Đề nghị ")),
    Retyping("opening-denghi", "politer", sub(r"(?m)yêu cầu(?=[^\n]*:\s*$)", "đề nghị")),
    Retyping("opening-giao", "said alike", sub(r"(?m)yêu cầu(?=:\s*$)", "chỉ đạo")),
    Retyping("opening-in-capitals", "set apart", sub("yêu cầu:", "YÊU CẦU:")),
    Retyping("item-giao", "each item commands", sub(rf"{ITEM}(?={BODY} [^:\n]* chủ trì)", r"\1Giao ")),
    Retyping("item-yeucau", "each item commands", sub(rf"{ITEM}(?={BODY} [^:\n]* chủ trì)", r"\1Yêu cầu ")),
    Retyping("item-called-giao", "each item commands", called("Giao")),
    Retyping("item-called-denghi", "each item asks", called("Đề nghị")),
    Retyping(
        "passive",
        "who is given it stands first",
        sub(rf"\bGiao ({BODY} [^,.;:\n]{{3,60}}?) (?=chủ trì|tham mưu|theo dõi|rà soát|tổ chức)", r"\1 được giao "),
    ),
    *(
        Retyping(f"between-{name}", "said with more words", between(words))
        for name, words in (
            ("chiu-trach-nhiem", "chịu trách nhiệm"),
            ("co-trach-nhiem", "có trách nhiệm"),
            ("tiep-tuc", "tiếp tục"),
            ("khan-truong", "khẩn trương"),
            ("theo-chuc-nang", "theo chức năng, nhiệm vụ được giao"),
            ("can-cu", "căn cứ chức năng, nhiệm vụ,"),
            ("co-nhiem-vu", "có nhiệm vụ"),
            ("duoc-giao", "được giao"),
            ("la-co-quan", "là cơ quan"),
            ("thuong-truc", "(cơ quan thường trực)"),
        )
    ),
    *(
        Retyping(f"first-{name}", "said with stress", said_first(words))
        for name, words in (
            ("khan-truong", "Khẩn trương"),
            ("tiep-tuc", "Tiếp tục"),
            ("chu-dong", "Chủ động"),
            ("phai", "Phải"),
            ("can", "Cần"),
            ("co-trach-nhiem", "Có trách nhiệm"),
            ("kip-thoi", "Kịp thời"),
            ("thuong-xuyen", "Thường xuyên"),
            ("quyet-liet", "Quyết liệt"),
            ("de-nghi", "Đề nghị"),
            ("dong-thoi", "Đồng thời"),
            ("ngoai-ra", "Ngoài ra,"),
            ("truoc-mat", "Trước mắt,"),
            ("theo-chuc-nang", "Theo chức năng, nhiệm vụ được giao,"),
            ("can-cu", "Căn cứ tình hình thực tế,"),
            ("ben-canh-do", "Bên cạnh đó,"),
            ("can-phai", "Cần phải"),
        )
    ),
    # who is called how
    Retyping("ubnd-in-full", "official papers", swap(("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"))),
    Retyping("ubnd-in-full-older", "the other tone mark", swap(("UBND", "Uỷ ban nhân dân"))),
    Retyping("ubnd-in-short", "notes and letters", swap(("Ủy ban nhân dân", "UBND"), ("Uỷ ban nhân dân", "UBND"))),
    Retyping("ubnd-in-capitals", "each word", swap(("Ủy ban nhân dân", "Ủy Ban Nhân Dân"))),
    Retyping("ubnd-small", "amid a sentence", sub(r"(?<=[a-zà-ỹ,;] )Ủy ban (?=nhân)", "ủy ban ")),
    Retyping("so-small", "amid a sentence", sub(r"(?<=[a-zà-ỹ,;] )Sở (?=[A-ZĐ])", "sở ")),
    Retyping("so-in-capitals", "each word", swap(("sở, ban, ngành", "Sở, Ban, Ngành"), ("xã, phường", "Xã, Phường"))),
    Retyping("so-ban-nganh-without-commas", "said alike", swap(("sở, ban, ngành", "sở ban ngành"))),
    Retyping(
        "names-in-capitals",
        "the head of an item",
        sub(rf"{ITEM}((?:Sở|Bộ|Công an) [^,.;:\n]{{3,40}})(?=:| chủ trì)", lambda f: f[1] + f[2].upper()),
    ),
    Retyping("abbreviated", "notes and letters", swap(*ABBREVIATIONS), names=True),
    Retyping(
        "city-in-short",
        "notes and letters",
        swap(("Thành phố", "TP"), ("thành phố Hồ Chí Minh", "TP. Hồ Chí Minh"), ("Thành phố Hồ Chí Minh", "TP.HCM")),
    ),
    Retyping(
        "co-lien-quan", "said alike", sub(r"(cơ quan|đơn vị|địa phương) liên quan", r"\1 có liên quan"), names=True
    ),
    Retyping("giam-doc", "called through its head", sub(rf"{ITEM}(Sở [A-ZĐ])", r"\1Giám đốc \2")),
    Retyping(
        "giam-doc-commanded", "called through its head", sub(r"([Gg]iao|[Yy]êu cầu) (Sở [A-ZĐ])", r"\1 Giám đốc \2")
    ),
    Retyping("giam-doc-of-all", "called through their heads", sub(rf"{ITEM}Các sở", r"\1Giám đốc các sở")),
    Retyping(
        "thu-truong",
        "called through their heads",
        sub(rf"{ITEM}Các sở, ban, ngành", r"\1Thủ trưởng các sở, ban, ngành"),
    ),
    Retyping(
        "chu-tich",
        "called through their heads",
        sub(rf"{ITEM}(UBND|Ủy ban nhân dân|Uỷ ban nhân dân) (?=các|cấp|xã|huyện)", r"\1Chủ tịch \2 "),
    ),
    Retyping(
        "bold-names",
        "pasted from a chat",
        sub(rf"{ITEM}(Sở [A-ZĐ][^,.;:\n]{{3,40}}|UBND[^,.;:\n]{{3,40}})", r"\1**\2**"),
    ),
    Retyping(
        "qui-quy", "i for y", swap(("hằng quý", "hằng quí"), ("quy định", "qui định"), ("Quý", "Quí"), ("quý", "quí"))
    ),
    Retyping("to-whom-ve", "said alike", sub(r"báo cáo (?=UBND|Ủy ban|Sở|Bộ |Thủ tướng|Chủ tịch)", "báo cáo về ")),
    Retyping("through-thong", "said alike", sub(r"\(qua (?=[A-ZĐ])", "(thông qua ")),
    Retyping("through-gui", "said alike", sub(r"\(qua (?=[A-ZĐ])", "(gửi qua ")),
    # headings
    *(
        Retyping(f"heading-{name}", "headings call whom they are for", headed(put))
        for name, put in (
            ("colon", r"\1\2:"),
            ("dot", r"\1\2."),
            ("bare", r"\1\2"),
            ("trach-nhiem", r"\1Trách nhiệm của \2"),
            ("nhiem-vu", r"\1Nhiệm vụ của \2:"),
            ("co-trach-nhiem", r"\1\2 có trách nhiệm:"),
            ("giao", r"\1Giao \2:"),
            ("denghi", r"\1Đề nghị \2:"),
            ("yeucau", r"\1Yêu cầu \2"),
            ("doi-voi", r"\1Đối với \2:"),
            ("bold", r"\1**\2**"),
            ("following", r"\1\2 thực hiện các nhiệm vụ sau:"),
            ("dash", r"\1\2 -"),
        )
    ),
    Retyping("heading-in-capitals", "headings are set apart", headed(lambda f: f[1] + f[2].upper())),
    Retyping(
        "sections-in-capitals",
        "headings are set apart",
        sub(r"(?m)^(\s*[IVX]+\. )([A-ZĐÀ-Ỹ][^.;:\n]{5,80})$", lambda f: f[1] + f[2].upper()),
    ),
    Retyping(
        "title-spaced",
        "letters of the title set apart",
        sub(r"(?m)^(CHỈ THỊ|KẾ HOẠCH|CÔNG ĐIỆN)$", lambda f: " ".join(f[0])),
    ),
    Retyping("number-apart", "blanks in the document's number", sub(r"(?m)\b(Số): ?(\d+)/(?=[A-Z])", r"\1 : \2 /")),
    # by when
    Retyping(
        "days-in-words",
        "official papers",
        sub(r"ngày (\d{1,2})/(\d{1,2})/(\d{4})", lambda f: f"ngày {int(f[1]):02} tháng {int(f[2]):02} năm {f[3]}"),
    ),
    Retyping(
        "days-in-figures", "notes and letters", sub(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})", r"ngày \1/\2/\3")
    ),
    Retyping("days-with-dots", "typed so by many", sub(rf"ngày {DAY}", r"ngày \1.\2.\3")),
    Retyping("days-with-dashes", "typed so by many", sub(rf"ngày {DAY}", r"ngày \1-\2-\3")),
    Retyping("days-with-blanks", "typed so by many", sub(rf"ngày {DAY}", r"ngày \1 / \2 / \3")),
    Retyping(
        "days-without-naught", "5/4 for 05/04", sub(rf"ngày {DAY}", lambda f: f"ngày {int(f[1])}/{int(f[2])}/{f[3]}")
    ),
    Retyping(
        "days-with-naught", "05/04 for 5/4", sub(rf"ngày {DAY}", lambda f: f"ngày {int(f[1]):02}/{int(f[2]):02}/{f[3]}")
    ),
    Retyping("days-without-year", "of the year in which it was written", without_year),
    Retyping("days-mixed", "ngày 5 tháng 4/2026", sub(rf"ngày {DAY}", r"ngày \1 tháng \2/\3")),
    Retyping("day-not-called", "trước 16/4", sub(r"trước ngày (\d)", r"trước \1")),
    *(
        Retyping(
            f"before-{name}", "said alike", sub(r"(?<!nhất )(?<!xong )(?<!thành )\btrước ngày (\d)", rf"{words} \1")
        )
        for name, words in (
            ("cham-nhat", "chậm nhất trước ngày"),
            ("xong", "xong trước ngày"),
            ("hoan-thanh", "hoàn thành trước ngày"),
            ("muon-nhat", "muộn nhất trước ngày"),
            ("thoi-han", "thời hạn trước ngày"),
            ("phai-xong", "phải xong trước ngày"),
            ("thoi-gian", "thời gian hoàn thành trước ngày"),
        )
    ),
    *(
        Retyping(
            f"last-day-{name}",
            "the day before, said as the last day",
            many(the_day_before, swap(("chậm nhất ngày", words))),
        )
        for name, words in (
            ("cham-nhat", "chậm nhất ngày"),
            ("cham-nhat-la", "chậm nhất là ngày"),
            ("cham-nhat-vao", "chậm nhất vào ngày"),
            ("hoan-thanh", "hoàn thành chậm nhất vào ngày"),
            ("muon-nhat", "muộn nhất ngày"),
            ("khong-qua", "không quá ngày"),
            ("khong-muon-hon", "không muộn hơn ngày"),
            ("den-het", "đến hết ngày"),
            ("han-cuoi", "hạn cuối ngày"),
            ("trong", "trong ngày"),
            ("cham-nhat-den", "chậm nhất đến hết ngày"),
        )
    ),
    Retyping(
        "before-in-brackets",
        "set behind in brackets",
        sub(rf"(?m),? ((?:xong |hoàn thành |chậm nhất )?trước ngày {DAY})(?=[.;]\s*$)", r" (\1)"),
    ),
    Retyping(
        "before-in-front",
        "said first",
        sub(
            rf"{ITEM}([A-ZĐÀ-Ỹ][^.;\n]*?),? (trước ngày {DAY})\.\s*$",
            lambda f: f"{f[1]}{f[3][0].upper()}{f[3][1:]}, {f[2][0].lower()}{f[2][1:]}.",
        ),
    ),
    Retyping("month-in-words", "tháng 6 năm 2026", sub(r"tháng (\d{1,2})/(\d{4})", r"tháng \1 năm \2")),
    Retyping("quarter-in-words", "quý I năm 2026", sub(r"([Qq]uý [IV]+)/(\d{4})", r"\1 năm \2")),
    Retyping("quarter-in-figures", "quý 1", digits),
    Retyping("each-hang", "hàng for hằng", sub(r"\b([Hh])ằng (?=năm|tháng|quý|tuần|ngày)", r"\1àng ")),
    Retyping("each-hang-for-hang", "hằng for hàng", sub(r"\b([Hh])àng (?=năm|tháng|quý|tuần|ngày)", r"\1ằng ")),
    Retyping("each-moi", "said alike", sub(r"\bh[ằà]ng (?=năm|tháng|quý|tuần)", "mỗi ")),
)
