"""What a report only tells is no work: how the paper was issued, what was done or is foreseen, what persons say, aims, ledes, pictures."""

import pytest

from directives.compile import compile_directive
from directives.lexicon import lexicon
from directives.sentences.narrated import demands_of_all, is_picture, narrates, tells_aims
from directives.sentences.subjects import read_subject

REPORT = (
    "Sông Thao giữ sạch bờ sông\n\n"
    "(BST) - Ngày 05/3/2026, Sở Y tế ban hành Kế hoạch số 5/KH-SYT về giữ sạch bờ sông.\n\n"
    "Sở Y tế yêu cầu các trạm y tế, Ủy ban nhân dân các xã lấy mẫu nước.\n\n"
    "{told}\n\n"
    "Các trạm y tế trực cấp cứu trong mùa mưa lũ năm nay.\n\nMinh Hà\n"
)
LISTS = (
    "papers_told", "foresees", "foreseen_what", "may_come", "earlier", "already", "persons_told", "says_told", "pictures_by", "for_aims",
    "on_principles", "heard_from", "summed_up", "told_too", "demanded", "must_too", "lately",
)  # fmt: skip


def read(told):
    found = compile_directive(REPORT.format(told=told).encode(), "a.txt")
    tasks = [task for task in found.plan.tasks if task.quote and task.quote in told]
    asked = [one.code for one in found.problems if one.place.span and found.text[slice(*one.place.span)] in told]
    return tasks, asked


@pytest.mark.parametrize("name", LISTS)
def test_examples_of_the_lists_are_told_and_the_others_are_not(name):
    entry = lexicon("idle")[name]

    def told(text):
        return narrates(text) or tells_aims(text) or is_picture(text) or demands_of_all(text) > 0

    assert [one for one in entry["examples"] if not told(one)] == []
    assert [one for one in entry["others"] if told(one)] == []


@pytest.mark.parametrize(
    "told",
    [
        "Sở Y tế ngày 04/3 đã có công văn gửi Chủ tịch Ủy ban nhân dân các xã về việc giữ sạch bờ sông.",
        "Kết thúc cuộc họp, Văn phòng Ủy ban nhân dân tỉnh chính thức có thông báo kết luận về việc sửa bến đò.",
        "Mới đây, Ủy ban nhân dân tỉnh có công văn gửi Chủ tịch Ủy ban nhân dân các xã về việc giữ sạch bờ sông.",
        "Sở Y tế dự báo trong thời gian tới, với mùa lễ hội năm 2026, dịch có thể lan ra các xã ven sông.",
        "Dự kiến số lượng hộ phải di dời trong năm 2026 là 115 hộ, trong đó 90 hộ ở ven sông.",
        "Trước đó, Ủy ban nhân dân các xã đã nhiều lần đề nghị Sở Xây dựng sửa bến đò.",
        "Theo đó, Chi cục Đường thủy đã phân công cụ thể cho các trạm quản lý bến đò.",
        "Trao đổi với phóng viên, ông Trần Văn An, Chi cục trưởng Chi cục Đường thủy cho biết, chủ bến phải treo biển báo.",
        "Việc trồng cây năm 2026 nhằm mục đích đáp ứng yêu cầu giữ sạch bờ sông. Nâng cao nhận thức của các xã về cây xanh.",
        "Thực hiện việc trồng cây trên nguyên tắc: Bảo đảm công khai, dân chủ; Người đứng đầu chịu trách nhiệm về cây được giao.",
        "Cơ quan chức năng kiểm tra bến đò ven sông. Ảnh: Minh Hà.",
        "Theo bản tin của Trung tâm Dự báo, bão số 7 tiếp tục gây mưa to ở các xã ven sông.",
        "Tuy nhiên, thời gian gần đây một số bến đò đã yêu cầu doanh nghiệp tách lượng hàng chở sang sông.",
    ],
)
def test_what_is_only_told_gives_no_work_and_is_not_asked_about(told):
    assert read(told) == ([], [])


@pytest.mark.parametrize(
    ("told", "lead"),
    [
        ("Sở Y tế ngày 04/3 đã có công văn yêu cầu các xã ven sông kiểm tra bến đò.", "các xã ven sông"),
        ("Mới đây, Sở Y tế có công văn yêu cầu các xã ven sông kiểm tra bến đò.", "các xã ven sông"),
        ("Đài Khí tượng Thủy văn dự báo kịp thời các đợt mưa có thể gây lũ.", "Đài Khí tượng Thủy văn"),
    ],
)
def test_orders_and_work_beside_such_words_are_kept(told, lead):
    assert [task.lead for task in read(told)[0]] == [(lead,)]


def test_what_somebody_demands_of_all_is_work_of_those_called_first():
    tasks, asked = read("Giám đốc Sở Y tế cũng yêu cầu rà soát các bến đò ven sông.")
    assert [task.lead for task in tasks] == [("các trạm y tế", "Ủy ban nhân dân các xã")]
    assert "addressees-assumed" in asked


def test_a_demand_of_somebody_unknown_is_asked_about():
    told = "Đáng chú ý, Sở Y tế đề nghị ai đang làm việc ở ven sông ở lại nhà công vụ."
    assert read(told) == ([], ["not-understood"])


@pytest.mark.parametrize(
    "told",
    [
        "Về việc này, Giám đốc Sở Y tế Trần Văn An đã giao Phòng Nghiệp vụ, Trung tâm Y tế kiểm tra bến đò ven sông.",
        "Sở Y tế mới đây đã giao Trung tâm Y tế kiểm tra bến đò ven sông.",
    ],
)
def test_an_order_told_to_be_given_already_is_asked_about_and_charges_nobody(told):
    assert read(told) == ([], ["not-understood"])


LEDE = (
    "Sở Y tế: Giữ sạch bờ sông mùa lũ\n\n"
    "Sở Y tế đề nghị các địa phương tiếp tục lấy mẫu nước sông; chuẩn bị sẵn sàng thuốc khử trùng cho các bến đò ven sông.\n\n"
    "Sở Y tế ngày 04/3/2026 đã có công văn gửi Chủ tịch Ủy ban nhân dân các xã về việc giữ sạch bờ sông.\n\n"
    "Sở Y tế đề nghị Ủy ban nhân dân các xã, phường trồng cây, cụ thể:\n\n"
    "Rà soát các bến đò ven sông trên địa bàn từng thôn, từng xóm.\n\n"
    "Sở Y tế đề nghị các địa phương tiếp tục lấy mẫu nước sông, nước giếng. "
    "Chuẩn bị sẵn sàng thuốc khử trùng cho các bến đò ven sông.\n"
)


def test_a_lede_that_is_said_again_below_is_no_work_and_does_not_say_who_is_called():
    found = compile_directive(LEDE.encode(), "a.txt")
    assert [(task.clause, task.lead[0]) for task in found.plan.tasks] == [
        ("p3.1", "Ủy ban nhân dân các xã, phường"),
        ("p4.1", "Ủy ban nhân dân các xã, phường"),
        ("p5.1", "các địa phương"),
        ("p5.2", "các địa phương"),
    ]
    assert "not-understood" not in {one.code for one in found.problems}


def test_a_period_behind_a_semicolon_is_of_its_own_work_and_asked_at_its_own_place():
    told = "Sở Y tế yêu cầu các xã quan tâm chăm sóc cây; hằng năm thực hiện đánh giá các vườn ươm; rà soát lại các bến đò."
    tasks, _ = read(told)
    assert [task.due and task.due.kind for task in tasks] == [None, "recurring", None]
    found = compile_directive(
        REPORT.format(
            told="Các xã gửi hồ sơ, cụ thể: đợt một trước ngày 15/4/2026, đợt hai trước ngày 15/5/2026."
        ).encode(),
        "a.txt",
    )
    assert {one.place.clause for one in found.problems if one.code == "several-dues"} == {"p3.1"}


def test_who_demands_behind_an_opening_is_not_charged():
    assert read_subject("Ngoài ra, Thủ tướng Chính phủ yêu cầu Bộ Y tế kiểm tra bếp ăn.").names == ("Bộ Y tế",)
    assert read_subject("Về việc này, Thủ tướng Chính phủ giao các Bộ: Y tế, Công an kiểm tra.").names == (
        "Bộ Y tế",
        "Bộ Công an",
    )


def test_whoever_demands_of_somebody_unknown_is_no_lead():
    told = "Sở Y tế yêu cầu ai đã đi qua bến đò thực hiện nghiêm việc khai báo y tế, theo dõi sức khỏe."
    tasks, asked = read(told)
    assert [task.lead for task in tasks] in ([()], [])
    assert set(asked) & {"lead-unsaid", "not-understood"}


@pytest.mark.parametrize(
    ("told", "lead"),
    [
        ("Chi cục Đường thủy chỉ đạo các trạm quản lý bến đò kiểm tra phao cứu sinh.", "Chi cục Đường thủy"),
        ("Chi cục Đường thủy chỉ đạo kiểm tra phao cứu sinh ở các bến đò.", "Chi cục Đường thủy"),
        ("Chi cục Đường thủy giao cán bộ theo dõi các bến đò ven sông.", "Chi cục Đường thủy"),
        ("Để giữ sạch bờ sông, Sở Y tế yêu cầu các lực lượng chỉ đạo các đội kiểm tra bến đò.", "các lực lượng"),
    ],
)
def test_whoever_directs_others_leads(told, lead):
    assert [task.lead for task in read(told)[0]] == [(lead,)]
