"""Headings that lost their number, and what stands below them: read where that is sure, else asked about."""

from tests.worded import compiled, leads


def asked(found, code):
    return {clause for one in found.problems if one.code == code for clause in (one.place.clause, *one.place.also)}


def test_the_number_that_a_list_lacks_is_that_of_the_heading_between():
    """1. Sở Xây dựng:

    - Dọn rác ven sông.

    Sở Y tế:

    - Phun thuốc khử khuẩn.

    3. Sở Công Thương:

    - Kiểm tra các chợ.
    """
    found = compiled()
    assert leads(found) == [("1.1", ["Sở Xây dựng"]), ("2.1", ["Sở Y tế"]), ("3.1", ["Sở Công Thương"])]
    assert asked(found, "number-guessed") == {"2"}


def test_the_last_heading_of_a_list_lost_its_number():
    """1. Sở Xây dựng:

    a) Dọn rác ven sông.

    b) Kiểm tra các cống.

    Các sở, ban, ngành khác

    a) Phun thuốc khử khuẩn.
    """
    assert leads(compiled()) == [
        ("1.a", ["Sở Xây dựng"]),
        ("1.b", ["Sở Xây dựng"]),
        ("2.a", ["Các sở, ban, ngành khác"]),
    ]


def test_the_first_heading_of_a_list_lost_its_number():
    """Sở Xây dựng:

    a) Dọn rác ven sông.

    b) Kiểm tra các cống.

    2. Sở Y tế:

    a) Phun thuốc khử khuẩn.
    """
    assert leads(compiled()) == [("1.a", ["Sở Xây dựng"]), ("1.b", ["Sở Xây dựng"]), ("2.a", ["Sở Y tế"])]


def test_a_line_without_a_number_that_charges_others_with_the_bullets_below_it():
    """Yêu cầu Sở Xây dựng thực hiện các việc sau:

    - Dọn rác ven sông.

    - Kiểm tra các cống.

    Ngoài ra, yêu cầu Ủy ban nhân dân các xã:

    - Vận động người dân giữ vệ sinh.

    - Lắp thùng rác ở bến đò.
    """
    found = compiled()
    assert [lead for _, lead in leads(found)][2:] == [["Ủy ban nhân dân các xã"]] * 2
    assert not any("Ngoài ra" in task.quote for task in found.plan.tasks)


def test_a_list_that_begins_again_without_a_heading_is_asked_about():
    """1. Sở Xây dựng:

    a) Dọn rác ven sông.

    b) Kiểm tra các cống.

    Công tác ở chợ được giao cho lực lượng tại chỗ theo lịch.

    a) Phun thuốc khử khuẩn.

    b) Sở Y tế hướng dẫn người dân giữ vệ sinh.
    """
    assert asked(compiled(), "place-unsure") == {"1.a", "1.b"}


def test_a_number_that_is_missing_beside_words_without_one_is_asked_about():
    """1. Sở Xây dựng:

    - Dọn rác ven sông.

    Tại các chợ:

    - Dọn cống.

    Tại bến đò:

    - Lắp thùng rác.

    3. Sở Y tế phun thuốc khử khuẩn.
    """
    found = compiled()
    assert asked(found, "place-unsure") >= {"1.1"}
    assert "3" not in asked(found, "place-unsure")


def test_a_page_that_breaks_a_sentence_beside_a_missing_number_is_not():
    """1. Sở Xây dựng:

    - Dọn rác ven sông cùng các xã, bảo đảm

    2

    vệ sinh và an toàn cho người dân.

    - Dọn cống.

    3. Sở Y tế phun thuốc khử khuẩn.
    """
    assert asked(compiled(), "place-unsure") == set()


def test_a_number_typed_twice_is_no_list_that_begins_again():
    """1. Sở Xây dựng:

    a) Dọn rác ven sông.

    b) Kiểm tra các cống.

    b) Lắp thùng rác.

    c) Sửa bến đò.
    """
    assert asked(compiled(), "place-unsure") == set()


def test_letters_without_a_letter_that_not_every_alphabet_has_lack_nothing():
    """1. Sở Xây dựng:

    a) Dọn rác ven sông.

    b) Kiểm tra các cống.

    c) Lắp thùng rác.

    d) Sửa bến đò.

    Chú ý an toàn cho khách.

    e) Báo cáo kết quả.
    """
    found = compiled()
    assert [clause for clause, _ in leads(found)] == ["1.a", "1.b", "1.c", "1.d", "1.e"]
    assert asked(found, "place-unsure") == set()


def test_letters_beside_numbers_are_asked_about():
    """(1) Sở Xây dựng dọn rác ven sông.

    (2) Sở Y tế phun thuốc khử khuẩn.

    a) Rà soát các cống.

    b) Lắp thùng rác.
    """
    assert asked(compiled(), "place-unsure") == {"a", "b"}


def test_letters_below_a_name_without_its_colon_stand_under_it():
    """(1) Sở Xây dựng

    a) Dọn rác ven sông.

    b) Kiểm tra các cống.

    (2) Sở Y tế phun thuốc khử khuẩn.
    """
    assert leads(compiled()) == [("1.a", ["Sở Xây dựng"]), ("1.b", ["Sở Xây dựng"]), ("2", ["Sở Y tế"])]


def test_a_full_stop_behind_a_name_heads_as_a_colon_does():
    """1. Sở Xây dựng.

    - Dọn rác ven sông.

    - Kiểm tra các cống.

    2. Sở Y tế:

    - Phun thuốc khử khuẩn.
    """
    assert leads(compiled()) == [("1.1", ["Sở Xây dựng"]), ("1.2", ["Sở Xây dựng"]), ("2.1", ["Sở Y tế"])]


def test_items_on_the_line_of_their_heading():
    """1. Sở Xây dựng (1) Dọn rác ven sông; (2) Kiểm tra các cống.

    2. Công tác vệ sinh ở chợ: (1) Sở Y tế phun thuốc khử khuẩn; (2) Sở Công Thương kiểm tra việc phân loại rác.

    3. Sở Tài chính rà soát: (1) nguồn chi; (2) nguồn thu.
    """
    assert leads(compiled()) == [
        ("1.1", ["Sở Xây dựng"]),
        ("1.2", ["Sở Xây dựng"]),
        ("2.1", ["Sở Y tế"]),
        ("2.2", ["Sở Công Thương"]),
        ("3", ["Sở Tài chính"]),
    ]


def test_a_line_right_below_the_opening_names_who_does_the_units_under_it():
    """Để bảo đảm an toàn mùa lũ, Thủ tướng Chính phủ yêu cầu các bộ, ngành, địa phương thực hiện:

    Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ:

    1. Dọn rác ven sông.

    2. Kiểm tra các cống.

    Giám đốc các bệnh viện, viện có giường bệnh:

    1. Phun thuốc khử khuẩn.
    """
    heads = ["Bộ trưởng", "cơ quan ngang bộ", "cơ quan thuộc Chính phủ"]
    assert leads(compiled()) == [("1", heads), ("2", heads), ("1", ["các bệnh viện, viện có giường bệnh"])]


def test_such_a_line_leads_no_section_of_another_level_and_no_closing_paragraph():
    """Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện:

    Công an tỉnh:

    1. Dọn rác ven sông.

    2. Kiểm tra các cống.

    II. Nhiệm vụ khác

    1. Phun thuốc khử khuẩn.

    Báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 20/12/2026.
    """
    found = dict(leads(compiled()))
    assert found["1"] == found["2"] == ["Công an tỉnh"]
    assert found["II.1"] == found["kết.1"] == ["các sở, ban, ngành"]


def test_a_line_that_says_more_than_who_acts_is_no_heading_of_the_units_below():
    """Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện:

    Công an tỉnh đã nêu các điểm sau:

    1. Dọn rác ven sông.
    """
    assert leads(compiled()) == [("1", ["các sở, ban, ngành"])]
