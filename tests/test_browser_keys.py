"""Coordinator and leader from a paper to work given, by keys alone; unit and supervisor: test_browser_unit, test_browser_supervisor."""

import datetime as dt
import re

import pytest

from tests.keys import attach, by_keys, pick, press, write
from tests.papers import NOTE, TEXT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300), pytest.mark.parametrize("engine", ["sqlite"], indirect=True)]
"""What is tried here does not hang on the database."""


def said(page, words):
    page.locator(".said", has_text=words).first.wait_for()


def test_coordinator_and_leader_from_a_paper_to_work_given(visit, site):
    site.app.state.now = dt.datetime(2026, 9, 1, 3, tzinfo=dt.UTC)
    page = by_keys(visit("hoa"))
    page.goto("/")
    press(page, page.get_by_role("link", name="Văn bản", exact=True).first)
    page.wait_for_url("**/van-ban")
    press(page, page.get_by_role("link", name="Đưa văn bản vào").first)
    page.wait_for_url("**/van-ban/moi")
    attach(page, page.locator("#document"), {"name": "a.txt", "mimeType": "text/plain", "buffer": TEXT.encode()})
    write(page, page.locator("#incoming_number"), "123")
    write(page, page.locator("#incoming_date"), "01/09/2026")
    write(page, page.locator("#note"), NOTE)
    press(page, page.locator("#no_secret"), "Space")
    press(page, page.get_by_role("button", name="Trích nhiệm vụ"))
    page.wait_for_url("**/van-ban/1?xong=van-ban")
    mend(page)
    press(page, page.get_by_role("button", name="Trình duyệt danh mục"))
    said(page, "Đã trình")
    leader = by_keys(visit("dung"))
    leader.goto("/")
    press(leader, leader.get_by_role("link", name=re.compile("quản lý hồ sơ")).first)
    leader.wait_for_url("**/van-ban/1")
    press(leader, leader.get_by_role("button", name="Đồng ý danh mục"))
    said(leader, "Đã đồng ý")
    page.reload()
    press(page, page.locator("summary", has_text="Giao nhiệm vụ"))
    press(page, page.get_by_role("button", name=re.compile("Thực hiện: Giao nhiệm vụ")))
    page.wait_for_url("**/danh-muc/15-ct-ubnd-2026?xong=giao*")


def mend(page):
    """What the workbench asks for: who leads the leader's note, whose name is not known, a pile."""
    press(page, page.locator("#n-I\\.2").get_by_role("button", name="Sở Tài chính tỉnh Sông Thao"))
    said(page, "Đã gắn")
    press(page, page.locator("#n-I\\.3").get_by_role("button", name=re.compile("phổ biến")))
    page.locator("#p-inform", has_text="(1)").wait_for()
    for task in ("I.1", "bp-1"):
        mark = task.replace(".", "\\.")
        press(page, page.locator(f"#s-{mark}"))
        page.locator("#sua-title").wait_for()
        pick(page, page.locator("#sua-lead-1"), "so noi", "Sở Nội vụ tỉnh Sông Thao")
        press(page, page.locator("#sua-title"))
        page.locator(f"#n-{mark}", has_text="Sở Nội vụ tỉnh Sông Thao").wait_for()
        page.locator(f"#s-{mark}").wait_for()
