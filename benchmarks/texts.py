"""Four texts of the budget: a list of work, calls at the end, news of a directive, prose; no sentence stands twice in them."""

BODIES = (
    "Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Sở Xây dựng", "Sở Công Thương", "Sở Khoa học và Công nghệ", "Sở Tư pháp", "Công an tỉnh",
    "Thanh tra tỉnh", "Sở Giáo dục và Đào tạo", "Ủy ban nhân dân các xã, phường", "Sở Nông nghiệp và Môi trường", "Văn phòng UBND tỉnh",
)  # fmt: skip
VERBS = (
    "rà soát",
    "lập",
    "kiểm tra",
    "hướng dẫn",
    "xây dựng",
    "tổng hợp",
    "công bố",
    "sửa đổi",
    "thẩm định",
    "cập nhật",
    "bố trí",
)
OBJECTS = (
    "danh mục hồ sơ lưu trữ", "quy trình tiếp nhận hồ sơ", "kế hoạch mua sắm trang thiết bị", "phương án bảo vệ công trình nước sạch",
    "cơ sở dữ liệu đất ở", "danh sách trường học thiếu phòng", "quy chế phối hợp", "dự toán kinh phí sửa chữa", "bảng giá dịch vụ",
    "số liệu cháy nổ trên địa bàn", "định mức sử dụng xe", "tài liệu tập huấn cho cán bộ xã", "mạng lưới trạm y tế", "biển báo trên đường",
    "thiết bị đo mực nước", "chợ tạm trong khu dân cư", "sổ theo dõi văn bản",
)  # fmt: skip
WHENS = (
    "trước ngày {d}/{m}/2026", "xong trong tháng {m} năm 2026", "báo cáo trước ngày {d} tháng {m}", "trong quý IV năm 2026", "hằng quý",
    "thường xuyên", "chậm nhất ngày {d}/{m}/2026", "khi có yêu cầu", "trong thời hạn {d} ngày làm việc",
)  # fmt: skip
HEAD = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THAO
Số: 15/{kind}-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Thao, ngày 28 tháng 8 năm 2026

"""
TAIL = "\n\nNơi nhận:\n- Các sở, ban, ngành;\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Văn Nam\n"
UNITS = 40


def _words(at: int) -> dict[str, str]:
    """What fills a sentence: another choice for each."""
    when = WHENS[at % len(WHENS)].format(d=at % 27 + 1, m=at % 3 + 10)
    first, second = BODIES[at % len(BODIES)], BODIES[(at * 5 + 3) % len(BODIES)]
    thing, other = OBJECTS[at % len(OBJECTS)], OBJECTS[(at * 3 + 1) % len(OBJECTS)]
    verb, more = VERBS[at % len(VERBS)], VERBS[(at * 4 + 2) % len(VERBS)]
    return {
        "body": first,
        "other": second,
        "verb": verb,
        "more": more,
        "thing": thing,
        "things": other,
        "when": when,
        "n": str(at + 1),
    }


def _each(forms: tuple[str, ...], between: str = "\n") -> str:
    return between.join(forms[at % len(forms)].format(**_words(at)) for at in range(UNITS))


LIST = (
    "{n}. {body} chủ trì, phối hợp với {other} {verb} {thing} đợt {n}, {when}.",
    "{n}. {body}:\na) {verb} {thing} của từng đơn vị, {when}.\nb) Tham mưu UBND tỉnh {more} {things}, gửi {other}.",
    "{n}. Giao {body} {verb} {thing} và {more} {things}, báo cáo Chủ tịch UBND tỉnh {when}.",
    "{n}. {thing} năm thứ {n}\n- Cơ quan chủ trì: {body}.\n- Cơ quan phối hợp: {other}.\n- Thời gian hoàn thành: {when}.",
)
CALLS = (
    "Nhiều năm {thing} chưa được quan tâm, có {n} vụ kéo dài. Đề nghị {body} {verb} {thing}, {when}; {other} cử cán bộ tham gia.",
    "Yêu cầu {body}, {other} khẩn trương {verb} {thing} và {more} {things} đợt {n}; nếu có vướng mắc, phản ánh về Văn phòng UBND tỉnh.",
    "Nhận được văn bản số {n}/UBND, {body} triển khai thực hiện, {verb} {thing}, {when}.",
)
NEWS = (
    "Tại cuộc họp thứ {n}, Chủ tịch UBND tỉnh cho biết {body} đã {verb} {thing}, song {things} còn chậm.",
    "Chủ tịch UBND tỉnh giao {body} chủ trì, cùng {other} {verb} {thing} lần {n}, {when}.",
    "Theo chỉ thị, {body} phải {verb} {thing}; {other} được yêu cầu {more} {things} tại {n} điểm, {when}.",
    'Ông Nam nhấn mạnh: "{thing} là việc của mọi người trong năm thứ {n}". Trước đó, {other} đã {more} {things}.',
)
PROSE = (
    "Trong năm thứ {n}, {thing} đã có nhiều chuyển biến, góp phần nâng cao chất lượng phục vụ người dân.",
    "Tuy nhiên, {things} ở {n} nơi vẫn còn hạn chế do kinh phí ít, cán bộ mới, đường xa.",
    "Căn cứ Quyết định số {n}/QĐ-UBND ngày {n}/3/2026 của UBND tỉnh về {thing}, việc {verb} {things} được thực hiện theo đúng quy định.",
    "Kết quả cho thấy {body} và {other} đã {verb} {thing} {n} lần, {more} {things} kịp thời.",
)
TEXTS = {
    "list": HEAD.format(kind="KH") + "KẾ HOẠCH\nQuản lý hồ sơ và công trình\n\nI. NHIỆM VỤ\n" + _each(LIST) + TAIL,
    "calls": HEAD.format(kind="CV")
    + "V/v phối hợp công tác\n\nKính gửi: Các sở, ban, ngành\n\n"
    + _each(CALLS, "\n\n")
    + TAIL,
    "news": "Chủ tịch UBND tỉnh Sông Thao ban hành Chỉ thị số 15/CT-UBND về quản lý hồ sơ\n\n" + _each(NEWS, "\n\n"),
    "prose": HEAD.format(kind="CT")
    + "CHỈ THỊ\nVề việc quản lý hồ sơ\n\n"
    + _each(PROSE, " ")
    + "\n\n1. Sở Nội vụ rà soát hồ sơ."
    + TAIL,
}
