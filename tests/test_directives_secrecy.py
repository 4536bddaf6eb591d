"""Marks of secrecy: however they are set and said, and not the word in running text."""

from pathlib import Path

import pytest

from directives.compile import compile_directive
from directives.formats.blocks import is_stamp
from directives.heads.secrecy import secrecy_mark, typed_mark

REAL = Path(__file__).parents[2] / "shared" / "directives"
HEAD = "ỦY BAN NHÂN DÂN TỈNH\nSố: 7/CT-UBND\n\nCHỈ THỊ\nVề việc rà soát\n\n"
LONG = "".join(f"{n}. Sở Nội vụ báo cáo kết quả trước ngày 15/12/2026.\n" for n in range(1, 120))


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("M Ậ T\n\nCHỈ THỊ", "MẬT"),
        ("T Ố I  M Ậ T\nCHỈ THỊ", "TỐI MẬT"),
        ("T Ố I   M Ậ T\nCHỈ THỊ", "TỐI MẬT"),
        ("T U Y Ệ T  M Ậ T\nCHỈ THỊ", "TUYỆT MẬT"),
        ("UBND TỈNH\tM Ậ T\nCHỈ THỊ", "MẬT"),
        ("ỦY BAN NHÂN DÂN TỈNH\nMật\n\nCHỈ THỊ", "MẬT"),
        ("ỦY BAN NHÂN DÂN TỈNH\nTối mật\n\nCHỈ THỊ", "TỐI MẬT"),
        (f"{HEAD}(Tài liệu này thuộc độ MẬT)\n", "MẬT"),
        (f"{HEAD}Tài liệu này thuộc độ Tối mật, không sao chụp.\n", "TỐI MẬT"),
        (f"{HEAD}{LONG}Độ mật: Mật\n\nNơi nhận:\n- Như trên;\n", "MẬT"),
        (f"{HEAD}Thời gian: sáng 12/12. Độ mật: Tối mật; số bản: 3.\n", "TỐI MẬT"),
        (f"{HEAD}{LONG}(Văn bản thuộc độ TUYỆT MẬT)\n", "TUYỆT MẬT"),
    ],
)
def test_a_mark_is_seen_however_it_is_set_or_said(text, mark):
    assert secrecy_mark(text) == mark


@pytest.mark.parametrize(
    "text",
    [
        "KẾ HOẠCH\nTĂNG CƯỜNG BẢO VỆ BÍ\nMẬT NHÀ NƯỚC",
        "B Ả O  V Ệ  B Í  M Ậ T  N H À  N Ư Ớ C\n",
        f"{HEAD}Bảo mật thông tin; giữ bí mật nhà nước; mật độ dân số; mật mã.\n",
        f"{HEAD}Căn cứ Luật Bảo vệ bí mật nhà nước ngày 10/12/2025;\n",
        f"{HEAD}Trừ văn bản theo chế độ mật.\nĐăng tải dự thảo (trừ văn bản thuộc độ mật).\n",
        f"{HEAD}Ghi rõ độ mật: mật, tối mật, tuyệt mật của từng tài liệu.\n",
        f"{HEAD}Độ mật: Mật/Tối mật/Tuyệt mật (ghi một mức).\n",
        f"{HEAD}Văn bản này không thuộc độ mật.\n",
        f"{HEAD}Quản lý chặt tài liệu có độ Mật, Tối mật.\n",
    ],
)
def test_the_word_in_running_text_is_no_mark(text):
    assert secrecy_mark(text) is None
    assert typed_mark(text) is None


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Đã xong. Độ mật: TỐI MẬT, nội dung như sau", "TỐI MẬT"),
        ("[MẬT] Báo cáo số 3", "MẬT"),
        ("TỐI MẬT - danh sách kèm theo", "TỐI MẬT"),
        ("Đã gửi báo cáo về mật độ dân số, bảo mật.", None),
        ("Tuyệt mật: giao Sở Y tế", "TUYỆT MẬT"),
        ("Đồng ý. Tối mật - giao Sở Y tế", "TỐI MẬT"),
        ("Mật: giao Sở Y tế", "MẬT"),
        ("văn bản mật giao Sở Y tế xử lý", "MẬT"),
        ("Đây là văn bản mật, giao Sở Y tế", "MẬT"),
        ("công văn tối mật số 5", "TỐI MẬT"),
        ("Giao Sở Y tế xử lý (tối mật)", "TỐI MẬT"),
        ("Rà soát văn bản mật của đơn vị", None),
        ("Lập hồ sơ tối mật", "TỐI MẬT"),
        ("Lập hồ sơ tối mật về đất quốc phòng", "TỐI MẬT"),
        ("Sở Y tế soạn thảo công văn mật gửi Bộ Y tế", "MẬT"),
        ("Xây dựng kế hoạch mật, trình UBND tỉnh", "MẬT"),
        ("Trả lời theo Công văn mật số 12/UBND", "MẬT"),
        ("Thực hiện theo công văn tối mật số 5", "TỐI MẬT"),
        ("Kiểm tra việc lập hồ sơ bí mật nhà nước", None),
        ("Kiểm tra việc quản lý hồ sơ tối mật", None),
        ("Xây dựng văn bản mật mã", None),
        ("Lập hồ sơ mật độ dân số", None),
        ("Lập báo cáo mật, tối mật, tuyệt mật", None),
        ("Lập hồ sơ không mật", None),
        ("Văn bản mật của đơn vị phải để tủ riêng", None),
        ("Hướng dẫn việc lập hồ sơ tối mật", None),
        ("Tập huấn xử lý văn bản mật theo quy định", None),
        ("Xây dựng quy chế quản lý văn bản mật", None),
        ("Tài liệu mật phải để tủ riêng", None),
        ("Kiểm kê tài liệu tối mật, tuyệt mật, mật", None),
        ("Văn bản mật mã: giao Sở Y tế", None),
        ("Giữ bí\nmật: giao Sở Y tế", None),
        ("Mật ong: giao Sở Công Thương", None),
    ],
)
def test_a_mark_in_typed_words(text, mark):
    assert typed_mark(text) == mark


def test_spaced_marks_in_headers_of_pages_are_kept():
    assert is_stamp("M Ậ T")
    assert is_stamp("(Tài liệu này thuộc độ MẬT)")
    assert not is_stamp("Bảo vệ bí mật nhà nước")


def test_a_spaced_mark_is_refused():
    compiled = compile_directive((f"T Ố I  M Ậ T\n{HEAD}1. Sở Nội vụ báo cáo.\n").encode(), "a.txt")
    assert [one.code for one in compiled.problems] == ["secret-document"]
    assert compiled.text == ""


@pytest.mark.skipif(not REAL.is_dir(), reason="real documents are not beside this checkout")
def test_no_real_document_is_taken_for_secret():
    assert [path.name for path in sorted(REAL.glob("*.txt")) if secrecy_mark(path.read_text("utf-8"))] == []
