"""What no line breaks in two: dates, times, numbers with their units, codes, telephone numbers.

They are held together by U+00A0 in the place of spaces and by U+2060: an element around each would
make a page take three quarters longer.
"""

import re
from itertools import pairwise

from briefgen.typography.characters import GLUE, HAN, NO_BREAK_SPACE, WORD_JOINER, is_han

# Between the parts of a unit: perhaps a space, perhaps what holds it together already.
_G = "[ \u00a0\u2060]*"
_S = "[ \u00a0]\u2060?"
_NUMBER = r"[0-9]+(?:[.,][0-9]+)*"
# 3 146 or 2 300 000.
_GROUPED = r"(?<![0-9.,])[0-9]{1,3}(?:[ \u00a0][0-9]{3})+(?![0-9])"


def _any_of(words: str, between: str = "") -> str:
    """Give a pattern of the words; the longest first, as the first that matches is taken."""
    longest = sorted(words.split(), key=len, reverse=True)
    return "(?:" + "|".join(between.join(map(re.escape, word)) for word in longest) + ")"


_MONTHS = _any_of(
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
_UNITS = _any_of(
    "thousand million billion trillion % ‰ km² km2 m² m2 m³ m3 km m cm mm ha kg g t l °C °F "
    "kW MW GW kWh MWh GWh TWh kt Mt MB GB TB km/h Mbit/s a.m. p.m. am pm CET CEST GMT UTC "
    "EUR USD CNY RMB GBP euro euros yuan dollars pounds "
    "h min hour hours minutes day days week weeks month months year years"
)
_CURRENCIES = "(?:[€$£¥]|EUR|USD|CNY|RMB|GBP)"
_NUMBERED = _any_of(
    "Brief Goal Goals Article Articles Art. Section Chapter Annex Appendix Table Figure Fig. Box "
    "Map Part Volume Vol. Issue No. Nos No Page page p. pp. Note Item Version Phase Stage Step "
    "Level Day Week Year Round Session Panel Module Group Room Hall Gate Terminal Flight Line "
    "Platform Building Floor Unit Lot Task Activity Objective Result Output Option Priority "
    "Horizon Agenda Vision version phase"
)
_ENGLISH = (
    # 12 May 2020; May 2020; May 12, 2020
    rf"(?<![0-9])[0-9]{{1,2}}{_S}{_MONTHS}(?:,?{_S}[0-9]{{4}})?(?![0-9A-Za-z])",
    rf"(?<![A-Za-z]){_MONTHS}{_S}[0-9]{{1,2}},?{_S}[0-9]{{4}}(?![0-9])",
    rf"(?<![A-Za-z]){_MONTHS}{_S}[0-9]{{1,4}}(?![0-9])",
    # 2.3 million; 3 146 km²; € 5 million
    rf"(?:{_CURRENCIES}{_S})?(?:{_GROUPED}|{_NUMBER}){_S}{_UNITS}(?![0-9A-Za-z])",
    rf"{_CURRENCIES}{_S}(?:{_GROUPED}|{_NUMBER})",
    _GROUPED,
    # SDG 11; Brief 1; Annex A
    rf"(?<![A-Za-z])[A-Z]{{2,}}(?:s|/[A-Z])?{_S}[0-9]+",
    rf"(?<![A-Za-z]){_NUMBERED}{_S}(?:[0-9]+|[IVX]+(?![A-Za-z])|[A-Z](?![A-Za-z]))",
)

# +86 898 6872 3456; 0898-6872 3456; (0898) 6872 3456; 138 0000 0000: seven digits or more.
_TELEPHONE = (
    rf"(?<![0-9.,:])(?=[+(]?(?:[ \u00a0\u2060()/-]{{0,3}}[0-9]){{7}})"
    rf"(?:\+[0-9]{{1,3}}|\(?0[0-9]{{1,4}}\)?|1[0-9]{{2}}(?={_S}[0-9]{{4}}{_S}[0-9]{{4}}(?![0-9])))"
    rf"(?:\u2060?[ \u00a0/-]\u2060?\(?[0-9]{{1,11}}\)?[0-9]*)+"
)

_UNITS_OF_HAN = _any_of(
    "平方公里 平方千米 平方米 立方米 公里 千米 厘米 毫米 海里 公顷 公斤 千克 千瓦 兆瓦 千瓦时 "
    "摄氏度 欧元 美元 英镑 人民币 元人民币 人次 分钟 小时 个月 周年 世纪 个百分点 百分点",
    between=f"{WORD_JOINER}?",
)
# What joins a number to other words than a unit; any other character is a measure word.
_NO_UNIT = "至到和与及或的在从为是而并等将由以向"
_UNIT_OF_HAN = rf"(?:{_UNITS_OF_HAN}|(?![{_NO_UNIT}])[{HAN}])"
_DAY = rf"{_G}[0-9]{{1,2}}{_G}[日号]"
_MONTH = rf"[0-9]{{1,2}}{_G}月(?:{_DAY})?"
_CHINESE = (
    rf"(?<![0-9])[0-9]{{2,4}}{_G}年(?:{_G}{_MONTH})?",
    rf"(?<![0-9.,]){_MONTH}",
    rf"(?<![0-9.,])[0-9]{{1,2}}{_G}[时点](?:{_G}[0-9]{{1,2}}{_G}分)?",
    # 第3期; 目标11; 会见参考2; 3146平方公里; 230万人
    rf"(?:第|目\u2060?标|附\u2060?件|附\u2060?录|参\u2060?考|图|表){_G}[0-9]+(?:{_G}(?![{_NO_UNIT}])[{HAN}])?",
    rf"(?<![0-9A-Za-z.,])(?:{_GROUPED}|{_NUMBER}){_G}(?:[十百千万亿]{_G})*{_UNIT_OF_HAN}",
)

_NUMERALS = re.compile("|".join((_TELEPHONE, *_CHINESE, *_ENGLISH)))
# 2018—2019; 9–13 April; 5%～10%; 10：30
_RANGE = re.compile("(?<=[0-9%°])\u2060?([—–～~：])\u2060?(?=[0-9])")
# U-CAP; GB/T
_SINGLE_LETTER = re.compile(
    "(?:(?<=[A-Za-z])(?<![0-9A-Za-z].)-(?=[A-Za-z])"
    "|(?<=[0-9A-Za-z])-(?=[A-Za-z](?![0-9A-Za-z]))|(?<=[A-Z])/(?=[A-Z](?![0-9A-Za-z])))\u2060?"
)
_SPACE_BEFORE_DASH = re.compile("(?<=[^ \u00a0]) (?=– )")
_NUMERAL = re.compile("[0-9]|(?<![A-Za-z])(?:[IVX]+|[A-Z])(?![A-Za-z])")


def with_units_whole(text: str) -> str:
    """Give a text in either language with its dates, numbers and codes held together."""
    if _NUMERAL.search(text):
        text = _RANGE.sub(rf"{WORD_JOINER}\1{WORD_JOINER}", _NUMERALS.sub(_whole, text))
    text = _SINGLE_LETTER.sub(_joined, text)
    return _SPACE_BEFORE_DASH.sub(NO_BREAK_SPACE, text)


def _whole(match: re.Match[str]) -> str:
    unit = match[0].replace(" ", NO_BREAK_SPACE)
    pairs = pairwise(unit)
    return unit[0] + "".join(WORD_JOINER + b if _may_break(a, b) else b for a, b in pairs)


def _may_break(before: str, after: str) -> bool:
    """Whether Pango would break within a unit without a space: beside Han and after strokes."""
    if before in GLUE or after in GLUE:
        return False
    return before in "/-" or is_han(before) or is_han(after)


def _joined(match: re.Match[str]) -> str:
    return match[0].removesuffix(WORD_JOINER) + WORD_JOINER
