"""What a mission never holds: passports, diets, rooms, births, health, faith, identity numbers.

A pack goes to every participant, and its file to many mailboxes. What single persons alone are
asked for stands in a restricted list of its own, which briefgen neither reads nor writes.
"""

import re

from briefgen.loading.names import shorten

# Words, or beginnings of words that are long enough to be meant.
_RESTRICTED = re.compile(
    r"(passport|dietary|allerg|birth|religi|medical|medicat|disabilit|vaccin|diabet|halal|kosher)"
    r"|(^|_)(diets?|rooms?|roommates?|dob|born|age|health|faith|illness(es)?|blood(_?(type|group))?"
    r"|gender|sex|id_?(card|no|nr|number)|identity|national_?id|ssn|visa_?(no|nr|number))(_|$)"
    r"|护照|饮食|忌口|过敏|房间|房号|出生|生日|年龄|性别|健康|病史|宗教|信仰|民族|身份证|签证号"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def is_restricted(key: str) -> bool:
    """Whether a key asks for what belongs into the restricted list, however it is spelled."""
    words = re.sub(r"[^0-9a-z\u4e00-\u9fff]+", "_", _CAMEL.sub("_", key).lower())
    return _RESTRICTED.search(words) is not None


def restricted_phrase(key: str, where: str) -> tuple[str, str]:
    """Say why a key is refused, and where its value belongs."""
    what = (
        f"`{shorten(key)}` in `{where}` has no place here: passports, identity numbers, dates of "
        "birth, diets, rooms, health and religion are for the few who must know them, and this "
        "file becomes papers that many hold"
    )
    return what, "keep it in a separate, restricted list, and take it out here"
