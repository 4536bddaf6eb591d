import pytest

from directives.names.bodies import read_bodies
from directives.sentences.headings import read_heading
from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports
from directives.sentences.subjects import read_subject


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Các sở, ban, ngành; Ủy ban nhân dân các xã, phường tổ chức",
            ["Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"],
        ),
        ("Thủ trưởng các sở, ban, ngành tỉnh chỉ đạo", ["các sở, ban, ngành tỉnh"]),
        ("Bộ trưởng các Bộ: Quốc phòng, Giáo dục và Đào tạo chỉ đạo", ["Bộ Quốc phòng", "Bộ Giáo dục và Đào tạo"]),
        ("Sở Văn hóa, Thể thao và Du lịch và Sở Nội vụ", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Nội vụ"]),
        ("Sở Xây dựng xây dựng kế hoạch", ["Sở Xây dựng"]),
        ("Ban Quản lý Dự án 7 khẩn trương", ["Ban Quản lý Dự án 7"]),
        (
            "Ủy ban nhân dân các tỉnh: Hà Nam Thượng, Sông Thao và An Khê tiếp tục",
            ["Ủy ban nhân dân các tỉnh: Hà Nam Thượng, Sông Thao và An Khê"],
        ),
        (
            "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương: Sông Thao và An Khê tiếp tục",
            ["Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương: Sông Thao và An Khê"],
        ),
        ("các bộ, ngành và địa phương kịp thời", ["các bộ, ngành", "địa phương"]),
        ("Sở Tài chính - Cơ quan thường trực Ban Chỉ đạo chủ trì", ["Sở Tài chính"]),
        ("Trung tâm Phục vụ (Sở Nội vụ), Công an tỉnh", ["Trung tâm Phục vụ", "Công an tỉnh"]),
        ("Chủ tịch Ủy ban nhân dân các cấp trực tiếp phụ trách", ["Chủ tịch Ủy ban nhân dân các cấp"]),
        ("Cán bộ, công chức, viên chức giữ", ["Cán bộ, công chức, viên chức"]),
        ("Báo cáo kết quả", []),
        ("Tổ chức tập huấn", []),
        ("Công khai các khoản thu", []),
        ("các hội nghị chuyên đề", []),
        ("Các trạm y tế lưu động tiêm phòng", ["Các trạm y tế lưu động"]),
        ("Các trung tâm khuyến nông hướng dẫn nông dân", ["Các trung tâm khuyến nông"]),
        ("Các đoàn thể, tổ chức xã hội vận động hội viên", ["Các đoàn thể", "tổ chức xã hội"]),
        ("Chánh Văn phòng Hội đồng nhân dân tỉnh rà soát", ["Văn phòng Hội đồng nhân dân tỉnh"]),
        ("Chánh Văn phòng Văn phòng Chính phủ đôn đốc", ["Văn phòng Chính phủ"]),
        (
            "các đồng chí bí thư huyện ủy, thành ủy, thủ trưởng các sở",
            ["bí thư huyện ủy, thành ủy", "thủ trưởng các sở"],
        ),
        (
            "Ủy ban nhân dân các xã từ Tam Giang đến Hòa Hội rà soát",
            ["Ủy ban nhân dân các xã từ Tam Giang đến Hòa Hội"],
        ),
        ("Bộ Tài chính, bộ, ngành liên quan rà soát", ["Bộ Tài chính", "bộ, ngành liên quan"]),
        ("Các Đảng ủy Bộ Y tế, Bộ Nội vụ rà soát", ["Đảng ủy Bộ Y tế", "Đảng ủy Bộ Nội vụ"]),
        (
            "Đảng ủy các bộ, cơ quan ngang bộ và Đảng ủy Quốc hội rà soát",
            ["Đảng ủy các bộ, cơ quan ngang bộ", "Đảng ủy Quốc hội"],
        ),
        ("Sở Y tế hoặc Sở Xây dựng kiểm tra", ["Sở Y tế", "Sở Xây dựng"]),
        ("Ủy ban nhân dân các xã, phường Khẩn trương dọn rác", ["Ủy ban nhân dân các xã, phường"]),
    ],
)
def test_lists_of_bodies(text, names):
    assert list(read_bodies(text, opens=True).names) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Giao Sở Nội vụ chủ trì", ["Sở Nội vụ"]),
        ("Căn cứ Kế hoạch này, Giám đốc các Sở xây dựng kế hoạch", ["các Sở"]),
        ("Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các cơ quan, đơn vị phản ánh", ["các cơ quan, đơn vị"]),
        (
            "Các cơ quan được giao chủ trì thực hiện nhiệm vụ có trách nhiệm lập dự toán",
            ["Các cơ quan được giao chủ trì thực hiện nhiệm vụ"],
        ),
        ("Trên cơ sở chức năng, chủ trì, phối hợp với các cơ quan, đơn vị liên quan tham mưu", None),
        ("Chỉ đạo các đơn vị trực thuộc rà soát", None),
        ("Xây dựng quy chế phối hợp", None),
        (
            "Ủy ban nhân dân các xã tại khu vực ven sông, ven suối chủ động di dời dân",
            ["Ủy ban nhân dân các xã tại khu vực ven sông, ven suối"],
        ),
        ("Giao Sở Tư pháp có văn bản trả lời", ["Sở Tư pháp"]),
        ("Phân công cán bộ trực bến phà", None),
        (
            "Đồng chí Phó Trưởng phòng Văn hóa - Xã hội - Phó Trưởng tiểu ban: Chuẩn bị pa nô",
            ["Đồng chí Phó Trưởng phòng Văn hóa - Xã hội"],
        ),
        ("Đồng chí Trưởng Công an xã: Phụ trách chung", ["Đồng chí Trưởng Công an xã"]),
        ("đồng thời rà soát hồ sơ, không để dân yêu cầu cấp trên trả lời thay", None),
        ("Rà soát các bến phà, có biện pháp yêu cầu các chủ đầu tư lắp phao", None),
        ("Trường hợp đề nghị Sở Xây dựng chuyển hồ sơ thì phải nêu lý do", None),
        ("Căn cứ văn bản của Chính phủ, bộ, ngành và tỉnh, phối hợp với các Sở thực hiện", None),
        (
            "Đến hết quý I, những cơ quan, đơn vị đã có trang tin phải đăng lịch tiếp dân",
            ["những cơ quan, đơn vị đã có trang tin"],
        ),
        ("Nếu có vướng mắc thì các văn phòng kịp thời báo cáo", ["các văn phòng"]),
        ("Thường trực Ủy ban KH,CN&MT chủ trì thẩm tra", ["Thường trực Ủy ban KH,CN&MT"]),
        ("Đối với hồ sơ đất đai: Phòng Kinh tế phải trả lời trong ngày", ["Phòng Kinh tế"]),
        ("Đối với hồ sơ đất đai: Chuyển đến cơ quan chức năng", None),
    ],
)
def test_subjects(text, names):
    subject = read_subject(text)
    assert (list(subject.names) if subject else None) == names


def test_headings():
    assert read_heading("Sở Tài chính (cơ quan chủ trì)").names == ("Sở Tài chính",)
    assert read_heading("Đối với các Sở: Xây dựng, Y tế:").names == ("Sở Xây dựng", "Sở Y tế")
    assert read_heading("Công tác dân vận của các cơ quan nhà nước:") is None
    assert read_heading("Cơ quan thẩm định hồ sơ (Sở Tư pháp, Sở Xây dựng)").names == ("Cơ quan thẩm định hồ sơ",)
    assert read_heading("TỔ CHỨC THỰC HIỆN") is None


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Chủ trì, phối hợp với Sở Y tế và các địa phương rà soát", ["Sở Y tế", "các địa phương"]),
        ("Xây dựng quy chế phối hợp với Mặt trận Tổ quốc", []),
        ("Chỉ đạo các đơn vị trực thuộc phối hợp với Công an tỉnh", []),
        ("Chủ động phối hợp, tạo điều kiện để Mặt trận Tổ quốc tham gia", ["Mặt trận Tổ quốc"]),
        ("Phối hợp xây dựng phần mềm", []),
        ("Phối hợp cùng với các Sở kiểm tra bến bãi", ["các Sở"]),
        (
            "Phối hợp với các Vụ: Năng lượng, Thị trường trong nước: Rà soát",
            ["Vụ Năng lượng", "Vụ Thị trường trong nước"],
        ),
        ("Phối hợp với các Sở: Tài chính, Nội vụ trong quá trình rà soát", ["Sở Tài chính", "Sở Nội vụ"]),
        ("Phối hợp với các Vụ, Cục liên quan trong Bộ rà soát", ["các Vụ, Cục liên quan trong Bộ"]),
        (
            "Phối hợp với các Thương vụ của Việt Nam tại nước ngoài, Sở Y tế rà soát",
            ["các Thương vụ của Việt Nam tại nước ngoài", "Sở Y tế"],
        ),
        ("Tham mưu Ủy ban nhân dân tỉnh phối hợp với Bộ Y tế tập huấn", []),
        ("Chỉ đạo các đội tuần tra; phối hợp với Sở Y tế tiêu độc", ["Sở Y tế"]),
        ("Văn phòng Ban chỉ đạo tỉnh phối hợp với Sở Xây dựng điều tiết nước", ["Sở Xây dựng"]),
        ("Đề nghị Hội Nông dân tỉnh phối hợp với Sở Y tế vận động", ["Sở Y tế"]),
        (
            "Phối hợp với Công an, quản lý thị trường, kiểm lâm và ngành y tế kiểm tra",
            ["Công an", "quản lý thị trường", "kiểm lâm", "ngành y tế"],
        ),
    ],
)
def test_partners(text, partners):
    assert list(read_partners(text)) == partners


@pytest.mark.parametrize(
    ("text", "to", "via"),
    [
        ("báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Sở Nội vụ)", "Ủy ban nhân dân tỉnh", "Sở Nội vụ"),
        ("gửi báo cáo về Bộ Nội vụ trước ngày 15 tháng 12 để tổng hợp, báo cáo Thủ tướng Chính phủ", "Bộ Nội vụ", None),
        ("tham mưu Ủy ban nhân dân tỉnh bố trí kinh phí", None, None),
        ("xây dựng chương trình công tác", None, None),
        ("đề xuất với các cơ quan chức năng kiểm định", "các cơ quan chức năng", None),
        ("báo cáo và đề xuất Sở Nội vụ hình thức xử lý đối với các đơn vị", "Sở Nội vụ", None),
        ("trình cấp có thẩm quyền xem xét", "cấp có thẩm quyền", None),
    ],
)
def test_reports(text, to, via):
    assert tuple(read_reports(text)) == (to, via)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các Bộ, cơ quan: Y tế, Nội vụ và Tập đoàn Sông Xanh rà soát", ["Bộ Y tế", "Bộ Nội vụ", "Tập đoàn Sông Xanh"]),
        ("các bộ, ngành: Công an, Thanh tra Chính phủ theo chức năng", ["Bộ Công an", "Thanh tra Chính phủ"]),
        ("Giám đốc các sở, ngành: Tài chính; Công an tỉnh; Y tế", ["Sở Tài chính", "Công an tỉnh", "Sở Y tế"]),
        ("Sở, ban, ngành gồm: Nông nghiệp và Môi trường, Y tế", ["Sở Nông nghiệp và Môi trường", "Sở Y tế"]),
        ("các sở, ngành: Kiểm tra các chợ", ["các sở, ngành"]),
        ("các sở, ngành rà soát", ["các sở, ngành"]),
    ],
)
def test_a_list_behind_two_kinds_of_bodies_is_shared_out(text, names):
    assert list(read_bodies(text, opens=True).names) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phối hợp với doanh nghiệp, viện nghiên cứu, trường đại học tổ chức đào tạo", 3),
        ("Phối hợp với các trường đại học, cao đẳng; hội nghề nghiệp tổ chức hội thảo", 2),
        ("Phối hợp với các cơ sở đào tạo, cơ sở nghiên cứu, hội nghề nghiệp biên soạn giáo trình", 3),
        ("Phối hợp với chính quyền địa phương, đồn biên phòng tuần tra", 2),
        ("Phối hợp với các tổ chức cung cấp dịch vụ, các xã rà soát", 2),
    ],
)
def test_partners_without_a_name_of_their_own_are_all_read(text, names):
    assert len(read_partners(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thứ trưởng Bộ Y tế kiểm tra kho thuốc", ["Bộ Y tế"]),
        ("Phó Chi cục trưởng Chi cục Thủy lợi kiểm tra cống", ["Chi cục Thủy lợi"]),
        ("Phó Chỉ huy trưởng Bộ Chỉ huy quân sự tỉnh cử lực lượng", ["Bộ Chỉ huy quân sự tỉnh"]),
        ("Hạt trưởng Hạt Kiểm lâm kiểm tra bìa rừng", ["Hạt Kiểm lâm"]),
        (
            "Đài Truyền hình Việt Nam và hệ thống các cơ quan báo chí đưa tin",
            ["Đài Truyền hình Việt Nam", "hệ thống các cơ quan báo chí"],
        ),
        ("Xây dựng hệ thống các cơ quan dịch vụ", []),
    ],
)
def test_deputies_and_all_of_a_kind_are_known(text, names):
    assert list(read_bodies(text, opens=True).names) == names
