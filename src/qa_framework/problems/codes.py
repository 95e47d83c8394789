"""Every code a problem can have, with its title.

QA1xx text and YAML; QA2xx keys, kinds of value, ids, versions; QA3xx conditions; QA4xx
references, catalogue, folders; QA5xx what a rubric or tool means; QA6xx cases and claims;
QA7xx notes; QA8xx plugins; QA9xx sampling plans. A code is never used for anything else, even when
it is retired.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_TEXT = {
    "QA101": "file too large",
    "QA102": "not UTF-8",
    "QA103": "character not allowed",
    "QA104": "tab",
    "QA105": "carriage return alone",
    "QA106": "directive",
    "QA107": "end mark",
    "QA110": "YAML syntax",
    "QA111": "unclosed quote",
    "QA112": "unclosed bracket",
    "QA113": "unquoted text that YAML reads otherwise",
    "QA114": "wrong indentation",
    "QA115": "bad escape in double quotes",
    "QA120": "duplicate key",
    "QA121": "key is not text",
    "QA122": "empty key",
    "QA123": "key too long",
    "QA124": "left over from a template",
    "QA125": "character in a key that cannot be seen",
    "QA130": "tag",
    "QA131": "anchor or alias",
    "QA132": "merge key",
    "QA140": "nested too deeply",
    "QA141": "too many values",
    "QA142": "text too long",
}
_STRUCTURE = {
    "QA201": "unknown key",
    "QA202": "missing key",
    "QA203": "value of the wrong kind",
    "QA204": "word not written as it must be",
    "QA205": "version not of three parts",
    "QA206": "not the name of a definition",
    "QA207": "unknown kind",
    "QA208": "kind not built yet",
    "QA209": "not a definition",
}
_CONDITIONS = {
    "QA301": "condition too long",
    "QA302": "condition nested too deeply",
    "QA303": "empty condition",
    "QA304": "sign not used in conditions",
    "QA305": "character not allowed in a condition",
    "QA306": "word of another language",
    "QA307": "bad quoted text",
    "QA308": "bad number",
    "QA309": "bad date",
    "QA310": "bad name",
    "QA311": "something missing in a condition",
    "QA312": "something left over in a condition",
    "QA313": "bracket without its partner",
    "QA314": "bad list",
    "QA315": "bad test in a function",
    "QA316": "brackets needed",
    "QA320": "structured condition of unknown shape",
    "QA321": "structured condition with a wrong value",
    "QA330": "unknown name in a condition",
    "QA331": "group where one value is wanted",
    "QA332": "level or option without quotes",
    "QA333": "unknown function",
    "QA334": "wrong number of values in a function",
    "QA335": "wrong test in a function",
    "QA336": "function given the wrong kind of value",
    "QA337": "group of mixed members",
    "QA340": "unknown level in a condition",
    "QA341": "unknown option in a condition",
    "QA342": "unknown absence in a condition",
    "QA343": "values of different kinds compared",
    "QA344": "levels of different scales compared",
    "QA345": "kind of value without an order",
    "QA346": "kind of value that is not compared",
    "QA347": "arithmetic on what is no number",
    "QA348": "condition wanted",
    "QA349": "branches of different kinds",
    "QA350": "wrong kind of result",
}
_REFERENCES = {
    "QA401": "nothing of this name",
    "QA402": "no version that fits",
    "QA403": "same id and version, different content",
    "QA404": "needs a definition that is broken",
    "QA410": "no such file or folder",
    "QA411": "link out of the folder",
    "QA412": "file cannot be read",
    "QA413": "too many files",
    "QA414": "cases without a tool",
}
_MEANING = {
    "QA501": "measure without parts",
    "QA502": "unknown part",
    "QA503": "nothing judges it",
    "QA504": "unknown method",
    "QA505": "no grade to use",
    "QA506": "grades or scores",
    "QA510": "unknown level",
    "QA511": "grades not in order",
    "QA512": "last band with a bound",
    "QA513": "band without a bound",
    "QA514": "numbers and shares in one table",
    "QA515": "both directions in one table",
    "QA516": "which end is good",
    "QA517": "table against the good end",
    "QA518": "bound out of reach",
    "QA519": "grade out of reach",
    "QA520": "unknown choice of tables",
    "QA521": "choice without a table",
    "QA522": "grade that nothing gives",
    "QA530": "limits without a grade",
    "QA531": "limit without one effect",
    "QA532": "limit that asks for its own grade",
    "QA533": "always better than a cap",
    "QA534": "despite an unknown limit",
    "QA535": "judgement without a grade",
    "QA536": "unknown role",
    "QA537": "departure that cannot be made",
    "QA540": "method lacks a key",
    "QA541": "key of another method",
    "QA542": "no part can count",
    "QA543": "scale without points",
    "QA544": "sum over parts that can be out",
    "QA545": "parts on different scales",
    "QA546": "part without a range",
    "QA547": "part that is no share",
    "QA548": "different maxima",
    "QA549": "levels that cannot be compared",
    "QA550": "where without one test",
    "QA551": "unknown absence",
    "QA552": "gate without its condition",
    "QA553": "judgement without levels",
    "QA555": "needs more answers than parts",
    "QA556": "prorated, and no sum",
    "QA557": "rounding out of bounds",
    "QA560": "rubric does not fit the tool",
    "QA561": "mixed group",
    "QA562": "ring",
    "QA563": "name the rubric does not expect",
    "QA570": "levels or range",
    "QA571": "points for some levels",
    "QA572": "points that fall",
    "QA573": "impossible range",
    "QA574": "level and absence",
    "QA575": "reserved level",
    "QA576": "number outside the scale",
    "QA579": "jargon listed twice",
    "QA580": "id used twice",
    "QA581": "not in the framework",
    "QA582": "permission given and forbidden",
    "QA583": "reserved family of tags",
    "QA584": "reserved word",
    "QA585": "too many questions",
    "QA586": "nothing asked",
    "QA587": "unknown perspective",
    "QA588": "negative weight",
    "QA589": "question without a type",
    "QA590": "scale and another type",
    "QA591": "nothing to reverse",
    "QA592": "unknown type of question",
    "QA593": "choice without options",
    "QA594": "key of another type",
    "QA595": "no number allowed",
    "QA596": "judged twice",
    "QA597": "judgement that nothing reads",
    "QA598": "address by number",
    "QA599": "citation of two things or of none",
}
_CASES = {
    "QA601": "two cases of one name",
    "QA602": "value of the wrong kind in a case",
    "QA603": "unknown name in a case",
    "QA604": "claim without one statement",
}
_NOTES = {
    "QA711": "score between whole bands",
    "QA713": "roles not checked",
    "QA714": "not used",
    "QA715": "missing cases",
    "QA721": "long sentence",
    "QA722": "jargon",
    "QA723": "asks who somebody is",
    "QA790": "check of a plugin",
    "QA791": "check of a plugin failed",
    "QA701": "`not` or `!=` on a name that can be out",
}
_PLUGINS = {
    "QA801": "plugin cannot be imported",
    "QA802": "plugin without the right api",
    "QA803": "hook misspelt or not marked",
    "QA804": "hook failed",
    "QA805": "offer of the wrong kind",
    "QA806": "name that belongs to somebody else",
    "QA807": "two plugins of one name",
    "QA808": "folder that leads out of the plugin",
    "QA809": "plugin that cannot be read",
    "QA810": "no such plugin",
    "QA811": "definition that belongs to somebody else",
}

_SAMPLING = {
    "QA901": "unknown column",
    "QA902": "column that cannot be used so",
    "QA903": "key of another way of choosing",
    "QA904": "way of choosing lacks a key",
    "QA905": "impossible size",
    "QA906": "column described twice",
}

CODES: Mapping[str, str] = MappingProxyType(
    _TEXT
    | _STRUCTURE
    | _CONDITIONS
    | _REFERENCES
    | _MEANING
    | _CASES
    | _NOTES
    | _PLUGINS
    | _SAMPLING
)
"""Each code with a title of a few words."""

RETIRED: Mapping[str, str] = MappingProxyType({"QA712": "placeholders"})
"""Codes that are given no more, with the title that each had; none is given to anything else."""

NOTE_CODES = "QA7"
"""What the codes of notes begin with."""
