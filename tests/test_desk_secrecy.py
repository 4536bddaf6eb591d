"""Typed words that bear a mark of secrecy are refused, unless the installation is isolated."""

import pytest

from desk.acting import ActRefused
from desk.secrecy import refuse_secret_words, secret_words
from models.settings import Settings

WORDS = {"note": "Độ mật: MẬT, nội dung", "subject": "Bảo vệ bí mật nhà nước", "link": None}


def test_every_field_with_a_mark_is_named():
    (problem,) = secret_words(Settings(), **WORDS)
    assert (problem.code, problem.place.field, problem.args) == ("secret-document", "note", {"mark": "MẬT"})
    with pytest.raises(ActRefused):
        refuse_secret_words(Settings(), **WORDS)


def test_an_isolated_installation_takes_them():
    assert secret_words(Settings(isolated=True), **WORDS) == []
