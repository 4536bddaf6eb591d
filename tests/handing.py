"""Open work handed over, on the desk of the small office. A test imports `office` too."""

import datetime as dt

from desk.handing_over import HandOver
from tests.desks import SETTINGS, office, person
from tests.office import NOW

__all__ = ["SETTINGS", "office", "person"]

HOME, HEIR = "song-thao/so-noi-vu", "song-thao/so-tai-chinh"
LATER = NOW + dt.timedelta(days=3)
WISH = HandOver(HOME, HEIR, LATER.date(), "Sắp xếp tổ chức bộ máy")
