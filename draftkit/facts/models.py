"""The facts file: one model for every kind of report."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StrictBool, Tag, field_validator, model_validator

from draftkit.facts.sums import sum_problem
from draftkit.facts.text import Line, Text, Written
from draftkit.facts.values import Moment, bare_attachment, value_problem
from draftkit.kinds import Style
from draftkit.messages import say

_NAME_ENDS = re.compile(r"[、，,；;/／\s]+")
_ORGAN_END = re.compile(r"[局厅部委办院会府队所站处室司校行团社厂]$|中心$")
LONGEST_VALUE = 200
"""Characters in a value."""


class _Strict(BaseModel):
    """Unknown fields are refused. A field named `//` is a comment for people."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_by_name=True, validate_by_alias=True, defer_build=True
    )

    comment: Text = Field("", alias="//", description="给填写人看的说明，不进入报告")


class _Fact(_Strict):
    """What every fact may carry."""

    id: Line | None = Field(None, description="编号，全文件唯一；可不填", pattern=r"^[^\s\[\]]{1,64}$")
    as_of: Moment = Field("", description="该数据的截至时间，用于核对，不进入正文")
    source: Text = Field("", description="数据来源，用于核对，不进入正文")


class SuppliedFigure(_Fact):
    """A figure, date, time, ordinal, code or state, and what it is said of.

    `value` must stand in the report character for character; a JSON number keeps its written form and needs
    `unit`; `null` is not known yet and becomes a blank. `parts` must add up to it unless `total` is false.
    """

    label: Line = Field(min_length=1, description="项目：这个数说的是什么")
    value: Line | None = Field(
        description="数值：报告中必须一字不差出现的写法，如 1191条、40多家、1月26日；未知填 null",
        max_length=LONGEST_VALUE,
    )
    unit: Line = Field("", description="单位：value 是纯数字或者未知时填写")
    parts: tuple["SuppliedFigure", ...] = Field((), description="其中：各分项，之和应等于本项")
    total: StrictBool = Field(True, description="分项之和是否必须等于本项")

    @model_validator(mode="before")
    @classmethod
    def _number_has_unit(cls, data: object) -> object:
        if isinstance(data, Mapping) and "value" in data and not data.get("unit"):
            value = data["value"]
            if isinstance(value, Written | int | Decimal) and not isinstance(value, bool):
                raise ValueError(
                    say('value is the bare number {value}; add "unit", or write "{value}人"', value=value)
                )
        return data

    @field_validator("value", mode="before")
    @classmethod
    def _keep_written_form(cls, value: object) -> object:
        if isinstance(value, bool):
            raise ValueError(say("must be text, a number or null"))
        if isinstance(value, float):
            raise ValueError(say('has lost its written form as a float; give it as text, "12.50"'))
        if isinstance(value, Written | int | Decimal):
            return (str.__str__(value) if isinstance(value, str) else str(value)).replace("E", "e")
        if isinstance(value, str) and not value.strip():
            raise ValueError(say("is empty; write null for what is not known yet"))
        return value

    @field_validator("value")
    @classmethod
    def _can_be_meant(cls, value: str | None) -> str | None:
        if value and (problem := value_problem(value)):
            raise ValueError(problem)
        return value

    @model_validator(mode="after")
    def _unit_fits(self) -> "SuppliedFigure":
        if not (self.value and self.unit):
            return self
        from draftkit.figures import read_figure

        figure = read_figure(self.value)
        if figure and figure.unit and not self.value.endswith(self.unit):
            raise ValueError(
                say("value {value} has another unit than {unit}", value=self.value, unit=self.unit)
            )
        return self

    @model_validator(mode="after")
    def _parts_add_up(self) -> "SuppliedFigure":
        if self.total and self.parts and self.written:
            problem = sum_problem(self.written, [part.written for part in self.parts])
            if problem:
                raise ValueError(problem)
        return self

    @property
    def written(self) -> str | None:
        """What must stand in the report: the value with its unit, or `None` for a blank."""
        if self.value is None or not self.unit or self.value.endswith(self.unit):
            return self.value
        return self.value + self.unit


class Person(_Fact):
    """A person, with title: `{"name": "王小明", "title": "镇长"}`."""

    name: Line = Field(min_length=1, description="姓名")
    title: Line = Field("", description="职务")
    note: Line = Field("", description="在本项工作中的身份，如：任组长")


class Organisation(_Fact):
    """An organisation that the report may or should name."""

    organisation: Line = Field(min_length=1, description="单位名称")
    note: Line = Field("", description="说明")


class Document(_Fact):
    """A document: its title in 《》, and its number if it has one."""

    document: Line = Field(min_length=1, description="文件标题，带书名号")
    number: Line = Field("", description="发文字号")
    note: Line = Field("", description="说明，如：已印发各村")


class Statement(_Fact):
    """A text fact: a state of affairs, a problem, a next step; with the figures and names that belong to it."""

    text: Text = Field("", description="要点，用自己的话写，写实")
    figures: tuple[SuppliedFigure, ...] = Field((), description="该要点下的数据")
    people: tuple[Person, ...] = ()
    organisations: tuple[Line, ...] = Field((), description="涉及单位")
    documents: tuple[Line, ...] = Field((), description="涉及文件，带书名号")

    @model_validator(mode="after")
    def _says_something(self) -> "Statement":
        if not (self.text.strip() or self.figures or self.documents or self.people):
            raise ValueError(say("is empty: give it a text, or figures, or documents"))
        return self


class Measure(Statement):
    """A measure taken: a topic (`强化宣传`) with text and figures."""

    topic: Line = Field(min_length=1, description="小标题，如：强化宣传")


class Event(Statement):
    """Something that happened: what, when, where. Date and time must stand in the report as given."""

    event: Line = Field(min_length=1, description="事件，如：召开全镇工作部署会")
    date: Moment | None = Field(None, min_length=1, description="日期，如：1月24日")
    time: Moment | None = Field(None, min_length=1, description="时间，如：晚上7点")
    place: Line = Field("", description="地点")

    @model_validator(mode="after")
    def _says_something(self) -> "Event":
        return self


_TELLING = {
    "label": "figure",
    "topic": "measure",
    "event": "event",
    "name": "person",
    "organisation": "organisation",
    "document": "document",
    "text": "statement",
}
"""The field that tells what an item is."""

ITEM_TAGS = frozenset(_TELLING.values())


def telling_field(item: Mapping[str, object]) -> str | None:
    """Return the field that tells what a raw item is, `None` when there is none."""
    return next((field for field in _TELLING if field in item), None)


def tag_of(item: Mapping[str, object]) -> str | None:
    """Return what a raw item is: `figure`, `measure`, …; `None` when nothing tells."""
    field = telling_field(item)
    return None if field is None else _TELLING[field]


def _tag(item: object) -> str | None:
    if isinstance(item, Mapping):
        return tag_of(item)
    return tag_of(type(item).model_fields) if isinstance(item, _Fact) else None


Item = Annotated[
    Annotated[SuppliedFigure, Tag("figure")]
    | Annotated[Measure, Tag("measure")]
    | Annotated[Event, Tag("event")]
    | Annotated[Person, Tag("person")]
    | Annotated[Organisation, Tag("organisation")]
    | Annotated[Document, Tag("document")]
    | Annotated[Statement, Tag("statement")],
    Discriminator(_tag),
]
"""One entry of a section; what it is shows in its fields."""


class Masthead(_Strict):
    """The document head (版头) above the title, for a report that is sent as a document with a number."""

    mark: Line = Field(min_length=1, max_length=60, description="发文机关标志，如：青山镇人民政府文件")
    number: Line = Field("", max_length=60, description="发文字号，如：青政发〔2020〕5号")
    signer: Line = Field("", max_length=60, description="签发人，上行文才填；几个人用“、”隔开")

    @model_validator(mode="before")
    @classmethod
    def _is_not_classified(cls, data: object) -> object:
        if isinstance(data, Mapping) and {"密级", "secrecy"} & data.keys():
            raise ValueError(say("draftkit is not for classified material: it takes no 密级"))
        return data

    @property
    def signers(self) -> tuple[str, ...]:
        """The names of those who sign (签发人), in their order."""
        return _part_names(self.signer)

    @model_validator(mode="after")
    def _signer_has_number(self) -> "Masthead":
        if self.signer and not self.number:
            raise ValueError(say("has a signer and no number; they stand in one line"))
        return self


class Facts(_Strict):
    """A facts file: the report's head, and its facts by group."""

    kind: Line = Field(description="报告种类")
    title: Line = Field(min_length=1, max_length=120, description="标题")
    issuer: Line = Field("", description="发文单位，用于落款；联合行文的几个单位用“、”隔开")
    self_name: Line = Field("", alias="self", description="自称，如：我镇")
    addressee: Line = Field("", description="主送单位")
    as_of: Moment = Field("", description="数据截至时间")
    date: Moment = Field("", description="成文日期，用于落款")
    masthead: Masthead | None = Field(None, description="版头：发文机关标志、发文字号、签发人；一般汇报不填")
    attachments: tuple[Annotated[Line, Field(min_length=1)], ...] = Field(
        (), description="附件名称，按顺序；没有则不填"
    )
    subject: Line = Field("", description="汇报事项，如：疫情防控工作；不填则取自标题")
    sections: Mapping[Line, Annotated[tuple[Item, ...], Field(min_length=1)]] = Field(
        description="各部分的事实", min_length=1
    )

    @property
    def issuers(self) -> tuple[str, ...]:
        """The organs that sign, in their order: 县教育、卫生和体育局 is one, for 县教育 is none."""
        names = _part_names(self.issuer)
        if len(names) > 1 and all(map(_ORGAN_END.search, names)):
            return names
        return (self.issuer,) if self.issuer else ()

    @field_validator("addressee")
    @classmethod
    def _without_its_colon(cls, value: str) -> str:
        return value.rstrip("：: ")  # the report puts one there

    @field_validator("attachments")
    @classmethod
    def _as_a_report_names_them(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(bare_attachment, value))


def _part_names(text: str) -> tuple[str, ...]:
    return tuple(name for name in _NAME_ENDS.split(text) if name)


def style_of(items: Sequence[Item]) -> Style:
    """Return how a section with these items is best laid out, where its kind does not say."""
    if any(isinstance(item, Measure) for item in items):
        return "measures"
    return "listed" if all(type(item) is Statement for item in items) else "figures"
