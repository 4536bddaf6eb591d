"""What is too long, or no text, is said to be so, and the rest of the form is kept."""

import pytest

from tests.apps import office_app
from tests.browsing import Browser, forms_of

TAKE = "/van-ban/moi"


@pytest.fixture
def hoa(sqlite_engine):
    app = office_app(sqlite_engine)
    yield Browser(app).enter("hoa")
    app.state.engine.dispose()


def send(browser, text):
    token = forms_of(browser.get(TAKE).text)[TAKE]["the"][0]
    fields = {"the": token, "incoming_number": "123", "note": "Giao các sở", "no_secret": "1", "text": text}
    return browser.post(TAKE, fields, files=[("document", ("", b""))])


@pytest.mark.parametrize("letters", [650_000, 1_400_000])
def test_a_long_paste_is_said_to_be_too_long_and_the_rest_is_kept(hoa, letters):
    answer = send(hoa, "Rà soát " * (letters // 8))
    assert answer.status_code == 422
    for words in ("nhiều nhất là 300000", "gửi tệp", 'value="123"', "Giao các sở</textarea>"):
        assert words in answer.text, words


def test_a_character_that_is_none_is_named(hoa):
    answer = send(hoa, "Rà soát\0 hồ sơ")
    assert answer.status_code == 422
    assert "U+0000" in answer.text
    assert "gửi chính tệp đó" in answer.text
