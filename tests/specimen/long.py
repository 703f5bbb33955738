"""A long document of placeholder texts, as a briefing of a mission has them."""

from collections.abc import Iterator

from briefgen.content import Document
from briefgen.contents import complete
from briefgen.vocabulary import parse_document
from tests.specimen.conftest import draw

ENGLISH = (
    (
        "The two cities have worked together since the first exchange of letters, and the plan on "
        "which this placeholder text reports names four fields in which both sides expect results. "
    ),
    (
        "In the first phase the partners compared how permits are given, how waste is collected "
        "and how young companies find rooms; the pilots were cut to one district. "
    ),
    (
        "A pilot is worth what it teaches, as the office put it, and the second phase therefore "
        "begins with a list of open questions rather than with a list of projects. "
    ),
)
CHINESE = (
    "自首次互致函件以来，两市开展了多轮合作。本样例文字所述的计划列出四个合作领域，双方均期待在两年内取得成果。",
    "第一阶段，双方比较了行政许可的办理方式、垃圾分类收集的做法，以及初创企业获取办公场地的途径。",
    "正如主办单位所言，试点的价值在于它教会我们什么，因此第二阶段从一份待解决问题清单开始。",
)
HEAD = """
<running>
  <handling>INTERNAL <span lang="zh">内部</span></handling>
  <head><p>A long mission</p><p>Briefing · Version 0.3</p></head>
  <foot><p>Not to be handed on</p><p lang="zh"></p><p><page/> of <pages/></p></foot>
</running>
<chapter lang="en">
  <heading id="contents"><part lang="en">Contents</part><part lang="zh">目录</part></heading>
  <contents/>
</chapter>
"""


def long_document(rounds: int) -> Document:
    """Give a document of so many rounds of six chapters; its pages are not known yet."""
    chapters = "".join(chapter for number in range(rounds) for chapter in _round(number))
    pages = parse_document(f'<document lang="en">{HEAD}{chapters}</document>', draw)
    return complete(
        Document(
            title="A long mission",
            subject="A test",
            keywords=("test",),
            author="Placeholder Office",
            lang="en",
            date="2018-09-05",
            sheets=(),
            running=pages.running,
            chapters=pages.chapters,
        )
    )


def _round(number: int) -> Iterator[str]:
    yield _chapter(f"text-{number}", f"Background {number}", _text(9 + number))
    yield _chapter(f"parallel-{number}", f"Welcome {number}", _parallel(7 + number))
    yield _chapter(f"people-{number}", f"Delegation {number}", _people(11 + 3 * number))
    yield _chapter(f"programme-{number}", f"Programme {number}", _days(2, 7 + 2 * number))
    yield _chapter(f"brief-{number}", f"Brief {number}", _brief(5 + number))
    yield _chapter(f"wide-{number}", f"Figures {number}", _figures(9 + 2 * number), "landscape")


def _chapter(anchor: str, name: str, blocks: str, orientation: str = "portrait") -> str:
    return (
        f'<chapter lang="en" orientation="{orientation}"><heading id="{anchor}">'
        f'<part lang="en">{name}<line>Placeholder City A</line></part>'
        f'<part lang="zh">样例章节<line>样例城市甲</line></part></heading>{blocks}</chapter>'
    )


def _words(texts: tuple[str, ...], number: int) -> str:
    return "".join(texts[(number + n) % len(texts)] for n in range(1 + number % 3))


def _text(count: int) -> str:
    made = ""
    for n in range(count):
        made += f"<h2>Part {n}</h2>" if n % 4 == 0 else ""
        made += f'<p class="text">{_words(ENGLISH, n)}</p>'
        made += f'<p class="text" lang="zh">{_words(CHINESE, n)}</p>'
        made += "<ul><li>A first point</li><li>A second point</li></ul>" if n % 3 == 0 else ""
    return made


def _parallel(count: int) -> str:
    rows = "".join(
        f'<row><cell><p class="label">Part {n}</p></cell>'
        f'<cell span="2"><p class="text">{_words(ENGLISH, n)}</p></cell>'
        f'<cell span="2" lang="zh"><p class="text">{_words(CHINESE, n)}</p></cell></row>'
        for n in range(count)
    )
    return f"<grid>{rows}</grid>"


def _people(count: int) -> str:
    rows = "".join(
        f'<row><cell><p class="entry"><lead>{n}</lead>FAMILY Given</p><p class="entry" lang="zh">'
        f'某某</p></cell><cell span="2"><p>Head of office {n}</p><p class="quiet">Placeholder body'
        f'</p></cell><cell span="2" lang="zh"><p>样例处处长</p><p class="quiet">样例单位</p></cell>'
        "</row>"
        for n in range(1, count + 1)
    )
    return f"<grid>{rows}</grid>"


def _days(days: int, slots: int) -> str:
    made = ""
    for day in range(1, days + 1):
        rows = "".join(
            f'<row><cell header="yes"><p><span class="time">{8 + n}:30</span></p>'
            '<p><lead><mark confirmed="yes"></mark></lead>confirmed</p></cell>'
            f'<cell span="2"><p class="entry">{n} Placeholder meeting</p><p>{ENGLISH[n % 3]}</p>'
            '<p class="quiet">Placeholder place</p></cell><cell span="2" lang="zh">'
            f'<p class="entry">{n} 样例会见</p><p>{CHINESE[n % 3]}</p></cell></row>'
            for n in range(slots)
        )
        made += (
            f'<heading level="2"><label><part lang="en">Day {day}</part></label>'
            '<part lang="en">Sampleton<line>A day in May</line></part></heading>'
            f'<grid caption="Programme of day {day}"><row head="yes"><cell><p>Local time</p></cell>'
            '<cell span="2"><p>English</p></cell><cell span="2" lang="zh"><p>中文</p></cell></row>'
            f"{rows}</grid>"
        )
    return made


def _brief(count: int) -> str:
    rows = "".join(
        f'<row><cell/><cell span="2"><p><lead>{n}</lead>{ENGLISH[n % 3]}</p></cell>'
        f"<cell><p>FAMILY Given</p></cell><cell><p>{n} min</p></cell></row>"
        for n in range(1, count)
    )
    return (
        '<grid caption="Agenda"><row head="yes"><cell><h2>Agenda</h2></cell>'
        '<cell span="2"><p>Item</p></cell><cell><p>Who speaks</p></cell><cell><p>Minutes</p>'
        f"</cell></row>{rows}</grid>"
        "<note><label>Note</label><p>A note stands between two rules.</p></note>"
    )


def _figures(count: int) -> str:
    head = "".join(f"<cell><p>{name}</p></cell>" for name in ("City", "Country", "A", "B", "C"))
    rows = "".join(
        f'<row><cell header="yes"><p>City {n}</p></cell><cell><p>Country</p></cell>'
        '<cell><p><span class="figure">2.3 million</span></p></cell>'
        '<cell><p>3 146 km²</p></cell><cell><p class="quiet">not stated</p></cell></row>'
        for n in range(count)
    )
    return (
        '<caption kind="table" label="Table">Placeholder figures</caption>'
        f'<grid caption="Figures" rule="row"><row head="yes">{head}</row>{rows}</grid>'
    )
