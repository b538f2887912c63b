"""Facts -> plan -> prompt -> model -> draft -> check -> (mend | repair | plain) -> report."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from draftkit.budget import choose_sample, fit_style, show_style
from draftkit.errors import FactsError, ModelError, Problem
from draftkit.exemplars import KIND_ALONE, Exemplars, Style
from draftkit.facts import Facts, not_facts
from draftkit.model import Model, WarmedModel, find_ranks, open_model
from draftkit.parts import can_be_split, draft_in_parts
from draftkit.plan import Plan, Section, plan_report
from draftkit.prompt import Binding, build_prompt
from draftkit.repair import Judge, Judged, repair_section
from draftkit.report.choices import DEFAULT, Choices
from draftkit.report.finished import Report, finish_report
from draftkit.report.sending import NotingModel
from draftkit.report.written import WrittenSection, take_answer, take_plain


@dataclass(frozen=True, slots=True)
class Drafting:
    """A report that is planned, and whose sections can be written one by one, in any order, in any thread."""

    plan: Plan
    model: Model | None
    choices: Choices = DEFAULT
    fallback: bool = True
    style: Style = KIND_ALONE

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections to write, in the order of the report."""
        return self.plan.sections

    def write(self, section: Section) -> WrittenSection:
        """Write one section: prompt -> model -> draft -> check -> (mend | repair | plain).

        Raises `ModelError` only without `fallback`, and whatever else the model raises.
        """
        if self.model is None:
            return take_plain(section)
        model = NotingModel(self.model)
        return replace(self._write(model, section), sent=model.sent)

    def _write(self, model: Model, section: Section) -> WrittenSection:
        answers: list[Judged] = []
        try:
            self._ask(model, section, answers)
        except ModelError as error:
            error.report = self.plan.title
            if not self.fallback:
                raise
            return take_plain(section, answers, error)
        if not answers[-1].check.verified:
            return take_plain(section, answers)
        return take_answer(section, answers)

    def _ask(self, model: Model, section: Section, answers: list[Judged]) -> None:
        chosen = self.choices
        prompt = build_prompt(self.plan, section, chosen.binding, chosen.prompts, self.style.shown)
        judge = Judge(prompt, section.ledger, self.style.samples)
        try:
            reply = model.complete(prompt.request)
            answers.append(judge.judge(reply.text, reply.usage))
            if not answers[0].check.verified:
                answers += repair_section(judge, answers[0], model, chosen.repairs, chosen.prompts)
        except ModelError as error:
            if not can_be_split(error, section):
                raise
            answers.append(draft_in_parts(section, judge, partial(self._ask, model)))

    def write_all(
        self,
        workers: int = 8,
        watch: Callable[[WrittenSection], None] | None = None,
        keep: Callable[[Section], WrittenSection | None] = lambda _: None,
    ) -> Report:
        """Write all sections, `workers` side by side, and put them together.

        What `keep` returns for a section stands in its place, and nothing is asked. `watch` is called with each section
        as it is done, from its own thread. Raises what `write` raises.
        """

        def write(section: Section) -> WrittenSection:
            written = keep(section) or self.write(section)
            if watch:
                watch(written)
            return written

        with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
            return self.finish(pool.map(write, self.sections))

    def finish(self, written: Iterable[WrittenSection]) -> Report:
        """Put all written sections, in the order of `sections`, together and check the whole."""
        return finish_report(self.plan, tuple(written), self.model.name if self.model else None, self.style)


def prepare_report(
    facts: Facts, model: str | Model | None = None, choices: Choices = DEFAULT, *, fallback: bool = True
) -> Drafting:
    """Plan a report without sending anything; the arguments are those of `draft_report`.

    Raises `KindError`, `FactsError`, `ExemplarError`, `PromptError` or `SettingsError`.
    """
    if not isinstance(facts, Facts):
        raise FactsError([Problem("facts", not_facts(facts))])
    own, limit = choices.prompts, choices.max_prompt_tokens
    plan = plan_report(facts, own)
    style = choose_sample(plan, choices.exemplars or (), own)
    seat = open_model(model)
    if seat and limit is not None:
        style = fit_style(plan, style, limit, choices.binding, own, model=seat.name, ranks=find_ranks())
    elif seat and plan.sections:
        style = show_style(plan, style, own)
    if seat and plan.sections:
        # a template that can't be filled shows here
        build_prompt(plan, plan.sections[0], choices.binding, own, style.shown)
    return Drafting(plan, seat, choices, fallback, style)


def draft_report(
    facts: Facts,
    model: str | Model | None = None,
    *,
    binding: Binding = "cited",
    repairs: int = 2,
    fallback: bool = True,
    exemplars: Exemplars = (),
    prompts: str | Path | None = None,
    max_prompt_tokens: int | None = None,
    warm_cache: bool = False,
    workers: int = 8,
    watch: Callable[[WrittenSection], None] | None = None,
) -> Report:
    """Draft a report whose figures are those of `facts`.

    `model` is a model's name, a `Model`, or `None` for the configured one; where none is configured, or for
    `"plain"`, the library writes every section itself. A section that the model gets wrong is mended, then
    sent back with its findings at most `repairs` times (for the sentences at fault, then as a whole), then written
    plainly. With `fallback=False` an error
    of the model is raised instead. `exemplars` is a folder of your own sample reports (`draftkit exemplars add`),
    which are shown masked, or texts whose particulars must not turn up; `prompts` a folder with kinds, templates
    and sample reports of your own. `max_prompt_tokens` is held by leaving whole sections of the sample report out,
    the shortest first. `workers` sections are drafted side by side; with `warm_cache` the first is asked for alone,
    so that an endpoint that caches what prompts begin with has it for the others: cheaper, and slower by one answer.
    `watch` is called with each section as it is done, from its own thread.

    Raises `KindError`, `FactsError`, `ExemplarError`, `PromptError` or `SettingsError` before anything is sent.
    """
    choices = Choices(
        binding=binding, repairs=repairs, exemplars=exemplars, prompts=Path(prompts) if prompts else None,
        max_prompt_tokens=max_prompt_tokens,
    )  # fmt: skip
    drafting = prepare_report(facts, model, choices, fallback=fallback)
    if warm_cache and drafting.model:
        drafting = replace(drafting, model=WarmedModel(drafting.model))
    return drafting.write_all(workers, watch)
