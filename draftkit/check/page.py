"""A text, read for judging: its figures with their written forms, and what is said around them."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from draftkit.check.apart import form_of
from draftkit.check.binding.phrases import is_technical_name
from draftkit.check.clauses import ITEM_JOINT, SENTENCE_END
from draftkit.check.documents import cut_documents
from draftkit.check.heads import read_under_heads
from draftkit.check.numbered import without_left_open, without_numbered
from draftkit.check.qualified import cut_qualifiers
from draftkit.check.ranks import rank_form
from draftkit.check.subjects import Subjects
from draftkit.check.supply import Supply, spans, squeeze
from draftkit.check.surroundings import Surroundings
from draftkit.check.told_shorter import as_supplied
from draftkit.check.whole import widen
from draftkit.check.wording import Scores, Wording
from draftkit.figures import Figure, find_figures
from draftkit.patterns import lazy_pattern

_LINK = lazy_pattern(r"(?:为|是|有|共|达|共有|共计|达到)$")
_SLACK = 6
_LONGEST_RUN = 6
"""Figures looked at on each side of one."""
_OTHERS, _LIKE_OTHERS = "其他", ("其余", "其它", "余下")
_PASSING = frozenset({"date", "time", "ordinal"})
_PLACES = frozenset({"位", "名"})
_NUMBERED = lazy_pattern("[0-9]+(?P<unit>[^0-9]+)")
_CLOSED, _PLACE = "\0", 2
_REMEMBERED = 2000  # neighbours ask again; a long text's dicts would only burden the garbage collector


class Page:
    """A text with its figures (`slogans` apart). `starts` are where they start, `forms` as written without spaces.

    Those that leave their unit to the next are completed where that was supplied: 7月 for the 7 of 7、8月; so are those
    that leave their year to the date before.
    """

    def __init__(self, text: str, supply: Supply, wording: Wording) -> None:
        figures = cut_documents(text, find_figures(text), supply.documents)
        figures = without_left_open(text, without_numbered(text, figures, supply.names), supply.words)
        found = list(cut_qualifiers(text, figures, supply.claims, supply.owners))
        self.text = text
        self.wording = wording
        self.slogans = [figure for figure in found if figure.kind == "slogan"]
        under_heads = read_under_heads(text, found, supply.owners)
        told = [(figure, form) for figure, form in under_heads if figure.kind != "slogan"]
        written = [figure for figure, _ in told]
        forms = _complete([_as_bound(squeeze(form), supply) for _, form in told], text, written, supply)
        self.figures, forms = as_supplied([*zip(written, forms, strict=True)], text, supply)
        told_apart = [form_of(text, *pair, supply.owners) for pair in zip(self.figures, forms, strict=True)]
        self.forms = [rank_form(text, *pair, supply) for pair in zip(self.figures, told_apart, strict=True)]
        self.starts = [figure.start for figure in self.figures]
        passing = [
            (figure.kind in _PASSING and not _is_place(figure, form, supply))
            or _is_in_label(form, supply)
            or is_technical_name(figure)
            for figure, form in zip(self.figures, self.forms, strict=True)
        ]
        self.subjects = Subjects(supply)
        # two items may share a label (甲镇 under two totals): it tells neither
        self._labels = [claim.fact.label for claim in supply.claims]
        self.surroundings = Surroundings(
            _with_names_closed(_with_others(text, supply), supply),
            self.figures,
            passing,
            wording.grams,
            [widen(text, figure, form, supply) for figure, form in zip(self.figures, self.forms, strict=True)],
            lambda index: [self._labels[owner] for owner in supply.owners.get(self.forms[index], ())],
        )
        self._sole = [len(supply.labelled[label]) == 1 for label in self._labels]
        self._seen: dict[int, dict[int, float]] = {}
        self._scores: dict[int, Scores] = {}

    def seen(self, index: int) -> Mapping[int, float]:
        """Return how near each known gram stands to figure `index`."""
        known = self._seen.get(index)
        if known is None:
            if len(self._seen) > _REMEMBERED:
                self._seen.clear()
            known = self._seen[index] = self.surroundings.seen_from(index)
        return known

    def scores(self, index: int) -> Mapping[int, float]:
        """Return how well the words around figure `index` fit each fact that they speak of."""
        known = self._scores.get(index)
        if known is None:
            if len(self._scores) > _REMEMBERED:
                self._scores.clear()
            known = self._scores[index] = self.wording.score(self.seen(index))
        return known

    def is_named(self, index: int, claim: int) -> bool:
        """Whether the words right beside a figure plainly name this fact, and no other."""
        if self._sole[claim] and self.stands_behind(index, claim):
            return True
        return self.named_beside(index) == {claim} and not self.surroundings.in_list(index)

    def named_beside(self, index: int) -> set[int]:
        """Return the facts of whose label alone the words right beside a figure have two characters in a row."""
        sole = self.wording.sole
        return {sole[gram] for gram in self.surroundings.beside(index)} - {-1}

    def is_joined(self, index: int) -> bool:
        """Whether nothing but a joint stands between figure `index` and the next: 320公里、36座."""
        return ITEM_JOINT.fullmatch(self.text, self.figures[index].end, self.figures[index + 1].start) is not None

    def run_around(self, index: int) -> range:
        """Return the figures around one with nothing but a joint between them, itself among them: 320公里、36座."""
        first = last = index
        while first and index - first < _LONGEST_RUN and self.is_joined(first - 1):
            first -= 1
        while last + 1 < len(self.figures) and last - index < _LONGEST_RUN and self.is_joined(last):
            last += 1
        return range(first, last + 1)

    def ends_sentence(self, index: int) -> bool:
        """Whether figure `index` is the last of its sentence, though not of the text."""
        return SENTENCE_END.search(self.text, self.figures[index].end, self.figures[index + 1].start) is not None

    def beside(self, index: int) -> str:
        """Return the words right before figure `index`, and those right behind it that lead to no other figure."""
        before, behind, leads_on = self.surroundings.clause(index, self.figures[index].end)
        return before if leads_on else f"{before} {behind}"

    def has_figure(self, start: int, end: int) -> bool:
        """Whether a figure stands, begins or ends between two places."""
        at = bisect_left(self.starts, end) - 1
        return at >= 0 and self.figures[at].end > start

    def led(self, index: int, reach: int) -> str:
        """Return what stands before figure `index` in its sentence, `reach` characters at most."""
        return SENTENCE_END.split(self.before(index, reach))[-1]

    def followed(self, index: int, reach: int) -> str:
        """Return what stands behind figure `index` in its sentence, `reach` characters at most."""
        end = self.figures[index].end
        return SENTENCE_END.split(self.text[end : end + reach])[0]

    def before(self, index: int, reach: int) -> str:
        """Return what stands right before figure `index`, `reach` characters at most."""
        start = self.figures[index].start
        return self.text[max(0, start - reach) : start]

    def label(self, claim: int) -> str:
        """Return the label of a fact."""
        return self._labels[claim]

    def has_label_before(self, index: int, claim: int) -> bool:
        """Whether the label of a fact ends right before a figure."""
        return self.text.endswith(self._labels[claim], 0, self.figures[index].start)

    def stands_before(self, index: int, claim: int) -> bool:
        """Whether exactly the label of a fact follows a figure: 138家|定点医疗机构."""
        label, end = self._labels[claim], self.figures[index].end
        return len(label) > 1 and self.text.startswith(label, end)

    def stands_behind(self, index: int, claim: int) -> bool:
        """Whether exactly the label of a fact, and nothing else, stands before a figure."""
        label = self._labels[claim]
        end = self.figures[index].start
        start = max(0, end - len(label) - _SLACK)
        if not label or self.text.find(label, start, end) < 0:
            return False
        words = _LINK.sub("", self.text[start:end].rstrip())
        return words.endswith(label) and not words[: -len(label)].removesuffix("其中")[-1:].isalnum()

    def prefer(self, index: int, one: int, other: int) -> float:
        """Return by how much the words around figure `index` speak for fact `one` rather than `other`."""
        return self.wording.prefer(self.seen(index), one, other)


def _is_place(figure: Figure, form: str, supply: Supply) -> bool:
    """Whether an ordinal is a place in a ranking, which a list may tell of each of its items, as it does counts."""
    return figure.kind == "ordinal" and (figure.unit in _PLACES or form in supply.owners)


def _as_bound(form: str, supply: Supply) -> str:
    """Return a form with its bound as supplied: 不得少于80学时 says no more and no less than 不少于80学时."""
    if form in supply.owners or not form.startswith("不"):
        return form
    other = form.replace("不得", "不", 1) if form.startswith("不得") else f"不得{form[1:]}"
    return other if other in supply.owners else form


def _complete(forms: list[str], text: str, figures: Sequence[Figure], supply: Supply) -> list[str]:
    """Return forms with the unit that stands only behind the last number of a row, where it was supplied: 7、8、9月."""
    unit = ""
    for index in range(len(forms) - 1, -1, -1):
        if figures[index].unit or figures[index].kind != "count" or not forms[index].isdigit():
            numbered = _NUMBERED.fullmatch(forms[index])
            passes = figures[index].kind in _PASSING or _is_in_label(forms[index], supply)
            unit = numbered["unit"] if numbered and passes else ""
        elif unit and ITEM_JOINT.fullmatch(text, figures[index].end, figures[index + 1].start):
            unit = unit if forms[index] + unit in supply.allowed else ""
            forms[index] += unit
        else:
            unit = ""
    return forms


def _is_in_label(form: str, supply: Supply) -> bool:
    """Whether a figure, or the ends of a row, was supplied, though as no value: 2组 and 2至3组 beside 3组人数."""
    return form not in supply.owners and (form in supply.allowed or spans(form, supply))


def _with_names_closed(text: str, supply: Supply) -> str:
    """Return a text for reading words, without the labels amid supplied names: 县|烈士陵园|管理处 tells of none.

    One that a name begins or ends with may be its own: 怀山县|人民医院.
    """
    for name in supply.names:
        if name in text:
            closed = name
            for label in supply.labelled:
                if len(label) > _PLACE and _PLACE <= name.find(label) < len(name) - len(label):
                    closed = closed.replace(label, _CLOSED * len(label))
            text = text.replace(name, closed)  # as long: places stay
    return text


def _with_others(text: str, supply: Supply) -> str:
    """Return a text for reading words, with 其余 and 其它 as 其他 where that is how a part is labelled."""
    if not any(_OTHERS in label for label in supply.labelled):
        return text
    for alike in _LIKE_OTHERS:
        if not any(alike in label for label in supply.labelled):
            text = text.replace(alike, _OTHERS)  # as long: places stay
    return text
