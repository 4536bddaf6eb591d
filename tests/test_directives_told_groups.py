"""Groups that a heading charges, with what they do or have: "Trách nhiệm của các tổ chức, doanh nghiệp hoạt động trong ..."."""

import pytest

from directives.sentences.headings import read_heading


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        (
            "Trách nhiệm của các tổ chức, doanh nghiệp hoạt động trong lĩnh vực có liên quan đến chở khách, chở hàng",
            ("các tổ chức", "doanh nghiệp hoạt động trong lĩnh vực có liên quan đến chở khách, chở hàng"),
        ),
        (
            "Nhiệm vụ của các hợp tác xã và doanh nghiệp có tàu trên 12 chỗ:",
            ("các hợp tác xã", "doanh nghiệp có tàu trên 12 chỗ"),
        ),
        ("Trách nhiệm của các tổ chức, cá nhân sử dụng bến (kể cả bến tạm)", ("các tổ chức, cá nhân sử dụng bến",)),
        ("Trách nhiệm của Sở Y tế", ("Sở Y tế",)),
    ],
)
def test_groups_are_told_apart_up_to_the_end_of_the_heading(heading, names):
    found = read_heading(heading)
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize(
    "heading",
    [
        "Trách nhiệm của các tổ chức, doanh nghiệp có phương án phòng cháy",
        "Trách nhiệm của các doanh nghiệp có tàu phải đăng kiểm; của bến",
        "Trách nhiệm của người dân",
    ],
)
def test_what_is_a_topic_or_goes_on_is_no_group(heading):
    assert read_heading(heading) is None
