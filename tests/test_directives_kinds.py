"""The kinds of papers of Decree 30/2020/NĐ-CP, article 7, and of the Party: which a plan knows, and what is said of the others."""

import pytest

from directives.compile import compile_directive

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THAO
Số: 45/{mark}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Thao, ngày 12 tháng 10 năm 2026

"""
BODY = """
Ủy ban nhân dân tỉnh thông báo như sau:

1. Sở Xây dựng kiểm tra các bến đò, báo cáo trước ngày 20 tháng 11 năm 2026.

2. Ủy ban nhân dân các xã tuyên truyền an toàn đường thủy./.

Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH

Lê Văn Đồi
"""
SUBJECT = "Về an toàn bến đò mùa lũ năm 2026"


def compiled(title, mark="X-UBND", subject=SUBJECT, body=BODY):
    return compile_directive(f"{HEAD.format(mark=mark)}{title}\n{subject}\n{body}".encode(), "a.txt")


def said(found):
    return [
        (one.code, one.severity.value, one.args.get("title")) for one in found.problems if one.place.field == "kind"
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("NGHỊ QUYẾT", "nghi-quyet"), ("QUYẾT ĐỊNH", "quyet-dinh"), ("CHỈ THỊ", "chi-thi"), ("HƯỚNG DẪN", "huong-dan"),
        ("CHƯƠNG TRÌNH", "chuong-trinh"), ("KẾ HOẠCH", "ke-hoach"), ("ĐỀ ÁN", "de-an"), ("CÔNG ĐIỆN", "cong-dien"),
        ("KẾT LUẬN", "ket-luan"), ("THÔNG BÁO KẾT LUẬN", "ket-luan"),
    ],
)  # fmt: skip
def test_a_kind_of_a_plan_is_not_asked_about(title, kind):
    found = compiled(title)
    assert found.plan.directive.kind == kind
    assert said(found) == []


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("QUY ĐỊNH", "quyet-dinh"), ("NỘI QUY", "quyet-dinh"), ("ĐIỀU LỆ", "quyet-dinh"), ("QUY TRÌNH", "quyet-dinh"),
        ("THÔNG TRI", "huong-dan"), ("QUY HOẠCH", "ke-hoach"), ("DỰ ÁN", "de-an"), ("LỊCH CÔNG TÁC", "ke-hoach"),
        ("LỜI KÊU GỌI", "cong-van"), ("PHIẾU GIAO VIỆC", "cong-van"),
    ],
)  # fmt: skip
def test_a_paper_that_may_assign_is_put_under_the_nearest_kind_and_asked_about(title, kind):
    found = compiled(title)
    assert found.plan.directive.kind == kind
    assert found.plan.directive.subject == SUBJECT
    assert said(found) == [("kind-nearest", "doubt", title.lower())]


@pytest.mark.parametrize(
    "title",
    ["BÁO CÁO", "TỜ TRÌNH", "BIÊN BẢN", "GIẤY MỜI", "THƯ MỜI", "HỢP ĐỒNG", "BẢN GHI NHỚ", "BẢN THỎA THUẬN", "GIẤY ỦY QUYỀN",
     "GIẤY GIỚI THIỆU", "GIẤY NGHỈ PHÉP", "PHIẾU GỬI", "PHIẾU CHUYỂN", "PHIẾU BÁO", "THƯ CÔNG", "THÔNG CÁO", "TUYÊN BỐ", "PHIẾU TRÌNH"],
)  # fmt: skip
def test_a_paper_that_seldom_assigns_is_called_by_its_name(title):
    found = compiled(title)
    assert found.plan.directive.kind == "cong-van"
    assert found.plan.directive.subject == SUBJECT
    assert said(found) == [("kind-seldom", "doubt", title.lower())]


@pytest.mark.parametrize(
    ("title", "kind"), [("THÔNG BÁO", "cong-van"), ("PHƯƠNG ÁN", "ke-hoach"), ("QUY CHẾ", "quyet-dinh")]
)
def test_a_common_paper_under_another_name_is_told(title, kind):
    found = compiled(title)
    assert found.plan.directive.kind == kind
    assert said(found) == [("kind-nearest", "note", title.lower())]


@pytest.mark.parametrize(
    ("title", "subject", "whole"),
    [
        ("BIÊN BẢN HỌP GIAO BAN", "THÁNG 10 NĂM 2026", "Họp giao ban tháng 10 năm 2026"),
        ("GIẤY MỜI HỌP", "", "Họp"),
        ("TỜ\nTRÌNH", SUBJECT, SUBJECT),
        ("Tờ trình", SUBJECT, SUBJECT),
        ("**BÁO CÁO**", SUBJECT, SUBJECT),
    ],
)
def test_its_title_may_go_on_or_be_broken(title, subject, whole):
    found = compiled(title, subject=subject)
    assert [code for code, _, _ in said(found)] == ["kind-seldom"]
    assert found.plan.directive.subject == whole


def test_what_is_attached_to_a_paper_does_not_name_it():
    attached = "\nDỰ THẢO\nNGHỊ QUYẾT\nVề bến đò\nĐiều 1. Sở Xây dựng sửa bến.\n"
    assert compiled("TỜ TRÌNH", body=BODY + attached).plan.directive.kind == "cong-van"
    letter = f"{HEAD.format(mark='UBND-XD')}Kính gửi: Ủy ban nhân dân các xã.\n{BODY}"
    text = f"{letter}\nDỰ THẢO\n\nKẾ HOẠCH\nSửa bến đò\n1. Sở Tài chính cấp vốn.\n"
    found = compile_directive(text.encode(), "a.txt")
    assert found.plan.directive.kind == "cong-van"
    assert [task.lead for task in found.plan.tasks] == [("Sở Xây dựng",), ("Ủy ban nhân dân các xã",)]
    assert "not-understood" in {one.code for one in found.problems}


@pytest.mark.parametrize(
    "text",
    [
        HEAD.format(mark="UBND-XD") + "Kính gửi: Sở Xây dựng.\n\nBÁO CÁO\n" + BODY,
        HEAD.format(mark="UBND-XD") + "V/v báo cáo bến đò\n\nBÁO CÁO\n" + BODY,
        "BAN QUẢN LÝ\nDỰ ÁN BẾN ĐÒ\n" + HEAD.format(mark="KH-UBND") + "KẾ HOẠCH\nVề bến đò\n" + BODY,
    ],
)
def test_a_form_in_a_letter_and_a_word_of_a_name_are_no_title(text):
    assert said(compile_directive(text.encode(), "a.txt")) == []


@pytest.mark.parametrize("title", ["QUY CHẾ", "NỘI QUY", "QUY ĐỊNH"])
def test_rules_alone_in_a_file_have_the_number_of_the_decision_that_issued_them(title):
    brackets = "(Ban hành kèm theo Quyết định số 15/2026/QĐ-UBND ngày 04/5/2026 của Ủy ban nhân dân xã Bến Đá)"
    head = compile_directive(
        f"{title}\nQuản lý bến đò\n{brackets}\n\nĐiều 1. Chủ bến phải kiểm tra phao.\n".encode(), "a.txt"
    ).plan.directive
    assert (head.kind, head.number, f"{head.issued:%d/%m/%Y}") == ("quyet-dinh", "15/2026/QĐ-UBND", "04/05/2026")
    assert (head.issuer, head.subject) == ("Ủy ban nhân dân xã Bến Đá", "Quản lý bến đò")


@pytest.mark.parametrize("place", ["Đồi Chè", "Đà Nẵng", "Ân Thi", "Sông Thao"])
def test_the_place_does_not_take_the_motto_along(place):
    text = HEAD.format(mark="KH-UBND").replace("Sông Thao, ngày", f"{place}, ngày") + f"KẾ HOẠCH\n{SUBJECT}\n{BODY}"
    assert compile_directive(text.encode(), "a.txt").plan.directive.place == place


@pytest.mark.parametrize(
    ("title", "kind", "subject"),
    [
        ("KẾ HOẠCH LIÊN TỊCH", "ke-hoach", SUBJECT),
        ("HƯỚNG DẪN LIÊN NGÀNH", "huong-dan", SUBJECT),
        ("QUY CHẾ PHỐI HỢP", "quyet-dinh", f"Phối hợp v{SUBJECT[1:]}"),
        ("K Ế   H O Ạ C H", "ke-hoach", SUBJECT),
        ("T Ờ   T R Ì N H", "cong-van", SUBJECT),
        ("MỆNH LỆNH", "chi-thi", SUBJECT),
    ],
)
def test_a_title_with_more_words_or_blanks_between_its_letters(title, kind, subject):
    head = compiled(title).plan.directive
    assert (head.kind, head.subject) == (kind, subject)


@pytest.mark.parametrize("line", ["(V/v an toàn bến đò)", "V/v an toàn bến đò"])
def test_a_notice_with_its_subject_in_brackets_is_no_conclusion(line):
    found = compiled("THÔNG BÁO", subject=f"{line}\n\nKính gửi: Sở Xây dựng.").plan.directive
    assert (found.kind, found.subject) == ("cong-van", "V/v an toàn bến đò")
