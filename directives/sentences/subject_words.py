"""How the words around whoever is charged follow each other; the words are lexicon/subjects.yaml."""

from functools import partial

from directives.lexicon.shapes import Shape

_shape = partial(Shape, "subjects")
_ASSIGNED = r"{assigns}(?!\s+(?:các\s+)?{staff})"
"""To assign one's own people is one's own work."""

# before the name
ORDER = _shape(rf"(?:{_ASSIGNED}|{{orders}})\s*[,:]?\s+")
GIVEN = _shape(rf"(?:{_ASSIGNED}|{{demands}})\s")
ORDERED = _shape(
    r"{ordered_to}\s+(?!(?:(?:{several}|{how_many}|{obligations.counted}|\d{1,2})\s+)*{staff}(?!\w))(?=[^\W\d_])"
)
ASKS = _shape(r"{asks}")
ISSUED = _shape(r"(?<!\w)(?P<word>{issued})\s+(?=\S)")
FROM_ABOVE = _shape(r"{issued_from_above}")
DEMANDS = _shape(rf"\s*(?:{{politely}}\s+)?(?:{{by_paper}}\s+)?(?:{_ASSIGNED}|{{demands}})\s+:?\s*")
AMONG = _shape(r"\s+{within}\s[^,;.:]{2,60}?\s{among_acts}")
ABOVE = _shape(r"{above}")
TIME = _shape(r"{regularly}(?:\s+{and_at_once})?,?\s+")
TELLS = _shape(r"(?:{papers}|{letters})(?:\s+số\s+[^\s,;:]+|\s+{this_one})?\s+(?:cũng\s+)?{states}\s*[,:]?\s+")
"""As in "Chỉ thị nêu rõ, ...": what follows is told, and is work only where it opens with work itself."""
COMRADES = _shape(r"{comrades}\s*:\s+")
STEP = _shape(r"{steps}\s+(?:\d{1,2}|{ordinals})(?:\s*\([^()]{4,60}\))?\s*[:.]\s+")
"""As in "Bước 1: Phòng Kinh tế lập danh sách ...", "Đợt 2 (từ ngày 01/6 đến ngày 31/8): tổ chức ..."."""
MAINLY = _shape(r"(?:[^,;.:]{3,120},\s+)?{mainly}\s+")
"""As in "Đợt 1: từ nay đến hết tháng 12, trọng tâm là thi đua ..."."""
SINCE = _shape(r"{since}\s+(?=\d)[\d\s/.,-]{1,40}(?:(?:tháng|năm)\s+[\d\s]+){0,2}:\s+")
OFTEN = _shape(
    r"(?:{how_many}|\d{1,2})\s+{time_units}\s+(?:{proposals.at_least}\s+)?(?:{how_many}|\d{1,2})\s+{times_over}(?:\s*,\s+|\s+(?=\S))"
)
"""As in "Mỗi tuần một lần, Sở A báo cáo ..."."""
DATED = _shape(
    r"(?:(?:{regularly}\s*,\s+)?(?:{before_time}\s+){0,3}|{regularly}\s+\d{1,2}\s+){time_units}\s+\S|{in_time}\s+\d"
    r"|{regularly}(?:\s+{regularly})?(?:,?\s+(?:{before_time}|{deadlines.at_hour}|{deadlines.begins_from})){1,3}\s+(?:\d|{time_units}\s+\S)"
    r"|{regularly}(?:\s+{regularly})?\s*[,(]\s*(?:{names.all_but}|{even_on})\s"
    r"|{deadlines.begins_from}\s+(?:{time_units}\s+)?\d{1,2}(?!\d)|{regularly}(?:\s+{regularly})?\s*\(|(?:{deadlines.at_hour}\s+)?\d{1,2}\s*{structure.hours~}(?=[\d\s])"
)
"""A time that may open a sentence, be there a comma before whoever acts or none ("Trong thời hạn 10 ngày ... Sở A trả lời")."""
BUT_THEN = _shape(
    r"(?:{regularly}(?:\s+{regularly})?)?\s*[,(]\s*(?:{names.all_but}|{even_on})\s+(?:các\s+)?{time_units}\s[^,;.():]{1,40}(?:\)\s*,?|,(?:\s+{time_units}\s+[\dvi]+,)*)\s*"
)
"""When it is not, or even then, behind a time that may open a sentence ("Hằng tháng, trừ tháng 12, Sở A báo cáo")."""
OPEN_ENDED = _shape(r"(?<!\w){open_ended}\s*$")
"""What no time ends with: a name goes on with it ("kể từ ngày nhận ý kiến của | Sở A")."""
ADVERBIAL = _shape(r"{adverbials}|{in_time}\s+\d")
ADVERBIAL_VERB = _shape(r"{adverbial_verbs}")
PURPOSE = _shape(r"{purposes}")
TOWARDS = _shape(r"(?<!\w){towards}\s")
"""Words that bring another body into what goes before the subject."""
WORK_OF = _shape(r"(?<!\w){work_nouns}\s+(?!{idle.functions_given})(?P<first>[^,;.]{2,25}),\s+$")
"""Before a second verb of what a paper is about ("chương trình kiểm tra, giám sát")."""
SPOKEN = _shape(r"(?:{spoken_about}|{spoken_apart})\s")
SPOT = _shape(r"(?:[,;]|(?<!\w){difficulties})\s+")
"""After which the subject may stand."""
CONDITION = _shape(r"{conditions}\s")
CASE = _shape(r"{cases}\s(?:[^:.;(]|\.(?=\S)|\([^()]*\)|\((?![^()]*\))){3,420}:\s+")
"""The case or topic before a colon; one inside brackets ends none ("Nếu có vướng mắc, các xã báo Sở A (điện thoại: ...) để ...")."""
CASE_OF = _shape(r"{in_case_of}\s+(?:\d+\s+)?(?P<who>[^;.:]{3,240}?)\s*[,:]\s+{asked_of_them}\s+")
"""As in "Đối với các Cục có số nợ lớn, yêu cầu báo cáo ...": who is spoken of does it."""
OFTEN_DONE = _shape(r"{regularly}(?=\s*[,.;(]|\s*$|\s+và\s)")
"""How often, at the end of what is done: "Các xã có bến đò kiểm tra bến hằng ngày, ..."."""
CHOSEN_FOR = _shape(r"\s{chosen_for}\s.*")
BY = _shape(r"(?<!\w){by}\s+")
THIS_DONE = _shape(r"{this_work}\s+(?:{then}\s+)?(?=[^;.:]{3,90}?\s(?:{charged}|{modal}))")
"""As in "Việc này Sở A phải làm xong ...": the work told before, and who has to do it."""
THIS_BY = _shape(r"{this_work}\s+{by}\s+")
"""As in "Việc này do Sở A ...": the work told before, and who does its next part."""
ONLY_SAID = _shape(r"\s+(?:đã\s+)?{only_said_by}(?!\w)")
CASE_BY = _shape(r"(?:{spoken_apart}\s+)?{cases}\s[^,;.:]{2,160}?,\s+(?:thì\s+)?(?:sẽ\s+)?{by}\s+")
"""Those spoken of, before who does it for them ("Riêng đối với cấp xã, sẽ do Sở A bố trí ...")."""
HANDED_TO = _shape(r"(?<!\w){handed_to}\s+")
NOT_HANDED = _shape(r"\s{not_handed}\s")
GIVEN_MATTER = _shape(r"{matters_given}\s")
STILL = _shape(r"\s+{still}\s+")
DONE_BY = _shape(r"\s+{done_by}(?=\s*[.,;]|\s*$|\s+và\s)")
DONE_BY_THEN = _shape(r"\s+{done_by}\s+(?=\S)")
EACH = _shape(r"(?:[^\s,;.]+\s+){1,5}?(?={each}\s)")

# after the name
CHARGED = _shape(r"\s{charged}")
MODAL = _shape(r"\s(?:{charged}|{liable}|{modal})")
OBLIGED = _shape(r"\s*{obliged}")
FIRMLY = _shape(r"\s*{firmly}")
CHIEF = _shape(r"\s+{chief}")
LINK = _shape(r"\s*,?\s*{links}")
ENCLOSED = _shape(r"\s+{enclosed}")
"""After a body: the paper that it had issued, no work."""
SET_UP = _shape(r"\s+{set_up_by}\s+\S+?(?:\s+ngày\s+[\d/.-]*\d)?(?=,?\s+[^\W\d_])")
"""After a body: the decision that set it up ("Ban kiểm tra theo Quyết định số ... ngày ...")."""
TASKED = _shape(r"\s+{tasked}(?=\s*,?\s)")
"""After a common name: what it was given to do, which belongs to the name."""
TOLD_OFF = _shape(r"\s+{assigned_to}\s")
"""After a list of groups: what the last of them was given, which belongs to its name up to the word that opens the work."""
RELATIVE = _shape(r"\s+(?!{entitled}|{has_work}(?!\w)){described}\s")
HAS = _shape(r"\s(?!{has_work}(?!\w)){has}\s(?!\d)")
ALL_BUT = _shape(r"\s*,?\s+{names.all_but}\s(?P<who>[^;.:()]{2,120}?),\s+")
BESIDES = _shape(r",\s+{besides_that}\s[^;.:()]{2,120}?,\s+")
BESIDES_WORK = _shape(
    r"\s+(?:{besides_work}\s[^;.:()]{2,160}?,|{ends_of_periods}(?:\s+(?:\d|[iv]{1,3}))?(?:(?:,|\s+và)\s+{ends_of_periods}(?:\s+(?:\d|[iv]{1,3}))?)?,?)\s+"
)
"""After a body without a comma: what it does besides, or at which ends of periods, before the work."""
FORBIDS = _shape(r"{forbids}\s+(?=[^\W\d_])")
NOT_BUT = _shape(r"{idle.not_given}\s[^;.]{3,160}?\s*,?\s{but_given}\s+(?=\S)")
"""As in "Không giao Sở A mà giao Sở B ..."."""
BUT_FOR = _shape(r"{names.all_but}\s+(?P<who>[^;.:()]{2,120}?),\s+")
ABOVE_ALL = _shape(r",\s+{above_all}\s")
"""After a list of bodies: some of them named once more, before what all must do."""
STATE = _shape(r"\s+(?:{now}\s+)?{lacking}\s[^;.:]{3,200}?(?:,\s+(?={urgently})|\s+(?={at_once}))")
WHERE = _shape(r"\s+(?!{has_work}(?!\w)){where}\s")
DOES = _shape(
    r"(?P<what>\s+{does}(?:\s+(?!{ends_doing}\s)[^\s,;.:]+){1,10})"
    r"\s+(?:{by_function}[^;.:]{0,60}\s)?(?:{charged}|{modal})"
)
HOLDS = _shape(r"(?P<what>\s+(?!{links}|{firmly}|{urgently})(?:(?!{ends_holding}\s)[^\s,;.:()]+\s+){1,16}?){charged}")
"""After a common name: all that tells which are meant, up to the word that charges them."""
TOLD_APART = _shape(r"(?P<what>\s+(?!{has_work}(?!\w)){told_by}\s[^,;.:()]{2,60}?)\s*:\s+")
SCOPE = _shape(r",?\s{scope} .*")

# common names
COMMON_NAME = _shape(r"(?:{several}\s+)?(?:{common_nouns}(?:\s*,\s*|$))+")
COMMON_GROUP = _shape(r"(?:{several}\s+)?(?:{common_nouns}(?:\s*,\s*|\s+|$))+")
"""A name that opens with common nouns."""
BODIES = _shape(r"(?:{several}\s+)?{bodies}")
DESCRIBED_BODIES = _shape(r"(?:{several}\s+)?{described_bodies}")
GROUP = _shape(r"{several}\s|.*\scác\s")
AND_OTHERS = _shape(r"\s*[,;]\s*(?:và\s+)?{several}\s")
LISTED = _shape(r"{listed_nouns}")
LISTING = _shape(r"(?<!\w){listing_nouns},\s+$")
OWN_BEHIND = _shape(r"(?<!\w){told_by_many}(?:\s[^;.,]{1,40})?\s+của\s[^;.]{2,260},\s+$")
OWNED = _shape(r"(?<!\w)của [^,;.]{2,40},\s+$")
