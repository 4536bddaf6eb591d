"""Documents for the tests of the workbench, written here, in the manner of a chỉ thị, with a leader's note, or of a kế hoạch."""

HEAD = """\
ỦY BAN NHÂN DÂN
TỈNH SÔNG THAO
-------
Số: {number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Sông Thao, ngày 28 tháng 8 năm 2026

"""
"""Of a paper of that day; {number} as it is printed."""
SIGNED = """
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Nam
"""
TEXT = f"""\
{HEAD.format(number="15/CT-UBND")}CHỈ THỊ
Về tăng cường quản lý hồ sơ tại cơ quan hành chính

Để hồ sơ được quản lý thống nhất, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

I. NHIỆM VỤ CỦA CÁC SỞ
1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát quy chế công tác văn thư; trình UBND tỉnh trước ngày 01 tháng 10 năm 2026.
2. Sở Tài chính bố trí kinh phí mua sắm trang thiết bị lưu trữ.
3. Sở Lâm nghiệp kiểm tra kho lưu trữ, báo cáo trước ngày 15 tháng 11 năm 2026.

II. NHIỆM VỤ CỦA CẤP XÃ
1. Ủy ban nhân dân xã An Bình tuyên truyền, phổ biến Chỉ thị này đến cán bộ, công chức.
2. Ủy ban nhân dân xã Tân Lập số hóa hồ sơ đang lưu trữ, hằng quý báo cáo kết quả về Sở Nội vụ.

III. TỔ CHỨC THỰC HIỆN
Sở Nội vụ theo dõi, đôn đốc, kiểm tra việc thực hiện Chỉ thị này.

Nơi nhận:
- Các sở, ban, ngành;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Nguyễn Văn Nam
"""
NOTE = "Đồng ý. Giao Sở Nội vụ tham mưu văn bản triển khai trước ngày 10/9."
SECRET = "MẬT\n\n" + TEXT


def plan_paper(number, subject, *asked):
    """A kế hoạch that asks for this, one thing a line."""
    body = "".join(f"{index}. {one}\n" for index, one in enumerate(asked, 1))
    return f"{HEAD.format(number=number)}KẾ HOẠCH\n{subject}\n\nỦy ban nhân dân tỉnh yêu cầu:\n{body}{SIGNED}"
