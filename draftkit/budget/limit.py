"""Which sample a report is shown, and a limit on the tokens of a prompt, held by leaving sections of it out."""

from dataclasses import replace
from pathlib import Path

from draftkit.errors import SettingsError
from draftkit.exemplars import (
    Exemplars,
    FittedSample,
    Style,
    Wanted,
    choose_style,
    excerpt_sample,
    fit_sample,
    load_exemplar,
)
from draftkit.messages import say
from draftkit.plan import Plan, words_of
from draftkit.prompt import Binding, build_prompt
from draftkit.tokens import count_tokens

_WRAPPING = 16
"""Room for what a chat template puts around two messages: OpenAI counts 3 a message and 3 for the answer."""


def choose_sample(plan: Plan, given: Exemplars, own: Path | None = None) -> Style:
    """Return the style of a report: of a folder of samples the one most like it. Raises `ExemplarError`.

    One sample is shown in all of its sections, so that a cache can keep it.
    """
    wanted = Wanted(tuple(section.heading for section in plan.sections), words_of(plan))
    return choose_style(given, plan.kind.name, own, wanted)


def show_style(plan: Plan, style: Style, own: Path | None = None) -> Style:
    """Return the style with what is shown of its sample where no limit is set. Raises `ExemplarError`."""
    excerpt = _excerpt(plan, style, own)
    return replace(style, shown=excerpt.text, sections=excerpt.sections, left_out=excerpt.left_out)


def fit_style(
    plan: Plan,
    style: Style,
    limit: int,
    binding: Binding = "cited",
    own: Path | None = None,
    *,
    model: str = "",
    ranks: Path | None = None,
) -> Style:
    """Return the style with as much of its sample as leaves no prompt of the report above `limit` tokens.

    One sample is shown in all sections, so that a cache can keep it: the longest section decides. Tokens are
    counted exactly where the encoding of `model` is on this machine (`ranks`: see `count_tokens`), else estimated
    safely. Repairs carry the answer and its findings besides. Raises `SettingsError` where a section is too long
    without any sample.
    """

    def count(text: str) -> int:
        return count_tokens(text, model, ranks).safe

    bare = [build_prompt(plan, section, binding, own, "").request for section in plan.sections]
    tokens = {request.name: sum(count(message.content) for message in request.messages) for request in bare}
    longest = max(tokens, key=lambda name: tokens[name], default="")
    if not longest:
        return show_style(plan, style, own)
    least = tokens[longest] + _WRAPPING
    if least > limit:
        raise SettingsError(
            say("the prompt of {section} has {tokens} tokens even without a sample report, above the limit of {limit}; "
                "raise --max-prompt-tokens, or give fewer facts to that section", section=longest, tokens=least,
                limit=limit)
        )  # fmt: skip
    system = {request.name: request for request in bare}[longest].messages[0].content
    section = next(section for section in plan.sections if section.id == longest)

    def fits(sample: str) -> bool:
        shown = build_prompt(plan, section, binding, own, sample).request.messages[0].content
        return least + count(shown) - count(system) <= limit

    excerpt = _excerpt(plan, style, own)
    fitted = fit_sample(excerpt.text, fits)
    return replace(style, shown=fitted.text, sections=fitted.sections, left_out=(*fitted.left_out, *excerpt.left_out))


def _excerpt(plan: Plan, style: Style, own: Path | None) -> FittedSample:
    return excerpt_sample(load_exemplar(plan.kind.name, own) if style.shown is None else style.shown)
