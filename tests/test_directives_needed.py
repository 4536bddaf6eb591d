"""The look before the search: which words a pattern needs, and that no pattern that matches is left out."""

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directives.sentences.opened import OPENINGS
from directives.strings.begun import Beginnings, beginnings
from directives.strings.guarded import Guarded
from directives.strings.needed import Sieve, looked_for, needs
from directives.strings.pattern_tokens import DIGIT
from directives.strings.spots import first_words, searches
from directives.times.due_grammar import compiled, table


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?<!\w)trước\s+(?:ngày\s+)?\d{1,2}", [{"trước"}, {DIGIT}]),
        (r"h[ằà]ng|mỗi|từng", [{"hằng", "hàng", "mỗi", "từng"}]),
        (r"(?:chậm|muộn)\s+nhất", [{"chậm", "muộn"}, {"nhất"}]),
        (r"nghi(?:êm)? cấm", [{"nghi"}, {" cấm"}]),
        (r"(?<=: )(?=ngay)(?!sau)lập tức", [{": "}, {"ngay"}, {"lập tức"}]),
        (r"a?b*c|tuần", []),
        (r"\(xy\)\.", [{"(xy)."}]),
        (r"\(?ngày\)?", [{"ngày"}]),
        (r"(?P<unit>ngày|tháng){2}", [{"ngày", "tháng"}]),
        (r"quý [iv]+", [{"quý "}]),
        (r"(?i:trước) ngày", []),
        (r"(?:báo\s+cáo|nộp|gửi\s+công\s+văn)\s", [{"báo", "nộp", "công"}]),
        (r"(?:hạn\|kỳ|\-ngày|ba\.)", [{"hạn|kỳ", "-ngày", "ba."}]),
        (r"(?:ngày|tháng|)", []),
        (r"(?P<unit>tháng|quý) cuối (?P=unit)", [{"tháng", "quý"}, {" cuối "}]),
    ],
)
def test_words_that_a_pattern_needs(pattern, words):
    assert [set(found) for found in needs(pattern)] == words


def test_only_patterns_that_can_match_are_looked_for():
    sieve = Sieve([r"trước\s+ngày\s+\d", r"h[ằà]ng\s+tháng", r"\w"])
    assert list(sieve.possible("hàng tháng")) == [1, 2]
    assert list(sieve.possible("trước ngày lễ")) == [2]
    assert list(sieve.possible("trước ngày 5")) == [0, 2]


def test_a_guarded_list_holds_what_one_of_its_patterns_finds():
    guarded = Guarded([r"chịu\s+trách nhiệm", r"^căn cứ\b"])
    assert guarded.holds("và chịu trách nhiệm trước tỉnh")
    assert guarded.holds("căn cứ luật")
    assert not guarded.holds("trách nhiệm của sở, căn cứ luật")


def test_of_the_patterns_that_stand_in_a_text_the_one_given_first_is_told():
    guarded = Guarded([r"giao\s+cho", r"^căn cứ\b", r"kinh\s+phí"])
    assert guarded.first("kinh phí giao cho sở") == 0
    assert guarded.first("căn cứ kinh phí được giao") == 1
    assert guarded.first("rà soát căn cứ") is None


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"(?<!\w)trước\s+(?:ngày\s+)?\d{1,2}", {"trước ngày ", "trước 0"}),
        (r"(?<!\w)(?:h[ằà]ng|mỗi)\s+năm", {"hằng năm", "hàng năm", "mỗi năm"}),
        (r"(?:trong\s+)?(?:quý|tháng)\s+\d", {"trong quý ", "trong tháng ", "quý 0", "tháng 0"}),
        (r"(?:hai\s+|02\s*|ba )ngày", {"hai ngày", "02 ngày", "02ngày", "ba ngày"}),
        (r"(?:chậm|muộn)nhất", {"chậmnhất", "muộnnhất"}),
        (r"(?:đến\s+)xong", {"đến xong"}),
        (r"nghi(?:êm)? cấm", {"nghi cấm", "nghiêm cấm"}),
        (r"hạn?chót", {"hạchót", "hạnchót"}),
        (r"0?\d giờ", {DIGIT}),
        (r"trước\s+(?:ít\s+nhất\s+)?\d", {"trước ít ", "trước 0"}),
        (r"trước(?:\s+(?:mùa|dịp)){0,2}\s+[^lễ]", {"trước mùa", "trước dịp", "trước "}),
        (r"(?:ba|chín)(?:\s*\(\d\))?\s+ngày", {"ba ", "chín ", "ba ngày", "chín ngày"}),
        (r"quý/tháng|năm\s+\s*-?\s*\d", {"quý ", "năm ", "năm 0"}),
        (r"(?=ngay)(?!sau)lập tức", {"lập tức"}),
        (r"(?P<day>\d{1,2}|mùng)\s+tết", {DIGIT, "mùng tết"}),
        (r"(?:báo\s+cáo|gửi\s+công\s+văn|nộp)\s+sở", {"báo cáo ", "gửi công ", "nộp sở"}),
        (r"(?:ngày|tháng|)nộp", {"ngàynộp", "thángnộp", "nộp"}),
        (r"(?:hạn\|kỳ|ba_|tư\.)\s+x", {"hạn ", "ba", "tư "}),
        (r"a?b*c|tuần", {"ab", "ac", "b", "c", "tuần"}),
        (r"\(?ngày", set()),
        (r"\w+ ngày", set()),
        (r"(?:trong )?", set()),
        (r"(?i:trước) ngày", set()),
    ],
)
def test_letters_that_a_match_begins_with(pattern, letters):
    assert beginnings(pattern) == letters


WORDS = sorted({word for rule in table() for word in re.findall(r"[^\W\d]{2,}", rule.expression)})


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([*WORDS, "15", "2026", "/", "-", "ngày 5", "tháng 12", "iv", "(", ")", ";"]), max_size=12)
)
def test_a_rule_that_matches_is_never_left_out(words):
    text = " ".join(words)
    possible = set(Sieve(rule.expression for rule in table()).possible(text))
    assert {at for at, rule in enumerate(table()) if compiled(rule.expression).search(text)} <= possible


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([*WORDS, "15", "2026", "/", "-", "ngày 5", "tháng 12", "iv", "(", ")", ";"]), max_size=12)
)
def test_a_rule_is_tried_at_each_word_where_it_matches(words):
    text = " ".join(words)
    begun = Beginnings(rule.expression for rule in table())
    for at, rule in enumerate(table()):
        for found in compiled(rule.expression).finditer(text) if not begun.anywhere >> at & 1 else ():
            word, pair = (re.compile(one).match(text, found.start()) for one in (r"\w+", r"\w+\s+\w+"))
            assert word is not None
            assert begun[word.group()] >> at & 1
            assert pair is None or begun[" ".join(pair.group().split())] >> at & 1


def test_a_word_is_looked_up_by_its_letters_however_many_rules_there_are():
    def steps(many):
        begun, count = Beginnings(f"từ{n} ngày" for n in range(many)), 0

        def seen(_frame, event, _arg):
            nonlocal count
            count += event == "c_call"

        sys.setprofile(seen)
        try:
            assert not begun["hạn"] | begun["hạn nộp"]
        finally:
            sys.setprofile(None)
        return count

    assert steps(500) == steps(5)


def test_few_words_are_looked_for_one_by_one():
    few = Guarded([r"giao\s+cho", r"(?:khoản|điểm)\s+\d"])
    assert few.possible("giao việc") == (0, 1)
    assert few.possible("rà soát") == ()
    assert few.holds("nêu tại khoản 2")
    assert not few.holds("giao việc")
    assert looked_for(r"\d+|khoản") == looked_for(r"\w+") == ()


@pytest.mark.parametrize("text", ["mời sở y tế dự", "rà soát", "sở mời", "giấy mời sở", "mời  sở, mời sở mời", ""])
@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (r"(?<!giấy )mời\s+(?=\S)", ("mời",)),
        (r"(?<!\w)(?:sở mời|sở|mời\s+sở)", ("mời", "sở")),
        (r"\s+mời\s", ()),
        (r"(?:\d+|mời)", ()),
    ],
)
def test_a_search_where_it_can_begin_finds_the_same(expression, words, text):
    pattern = re.compile(expression)
    search, every = searches(pattern, expression)
    assert first_words(expression) == words
    for stretch in ((), (1,), (0, 5), (3, 10)):
        found = [one.span() for one in pattern.finditer(text, *stretch)]
        assert [one.span() for one in every(text, *stretch)] == found
        assert (search(text, *stretch) is None) == (not found)


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("đối với sở y tế: rà soát", True),
        ("bước 2: lập danh sách", True),
        ("ủy quyền sở y tế rà soát", True),
        ("ủy ban nhân dân xã rà soát", False),
        ("sở y tế rà soát", False),
        ("“đối với sở y tế", False),
        ("", False),
    ],
)
def test_what_a_sentence_may_open_with_is_told_by_its_first_words(text, possible):
    assert OPENINGS.possible(text) is possible


@given(
    st.lists(
        st.sampled_from(["đối với", "các", "trừ", "sở a", "ông", "giao", "bước 1:", "hằng tháng", ","]), max_size=4
    )
)
@settings(max_examples=200, deadline=None)
def test_no_opening_is_missed(words):
    text = " ".join(words)
    assert OPENINGS.possible(text) or not any(shape.match(text) for shape in OPENINGS.shapes)
