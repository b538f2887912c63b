"""`prompt`: what would be sent, its tokens, and what it costs. Nothing is sent."""

from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.options import BINDING, EXEMPLARS, MAX_PROMPT_TOKENS, PROMPTS
from draftkit.cli.translated import Command, mark, option
from draftkit.messages import listed, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from draftkit.budget import PromptCost
    from draftkit.exemplars import Style
    from draftkit.plan import Plan, Section
    from draftkit.prompt import Request


@click.command(cls=Command, help=mark("Print what would be sent for each section, with token counts. Nothing is sent."))
@click.argument("facts", type=click.Path(dir_okay=False))
@option("--section", help=mark("Only the section of this id."))
@option("-m", "--model", default="", help=mark("Count tokens as for this model."))
@option("--costs", is_flag=True, help=mark(
    "Instead of the prompts, print how many tokens each has and how many of them a cache can keep."
))  # fmt: skip
@option("--prices", type=click.Path(dir_okay=False),
        help=mark("TOML file with prices of a million tokens (examples/prices.toml); for --costs."))  # fmt: skip
@BINDING
@EXEMPLARS
@MAX_PROMPT_TOKENS
@PROMPTS
def prompt(facts: str, section: str | None, model: str, costs: bool, prices: str | None, **options: Any) -> None:
    """Print the prompts."""
    from pathlib import Path

    from draftkit.facts import load_facts
    from draftkit.model import find_ranks
    from draftkit.plan import plan_report
    from draftkit.prompt import build_prompt

    own = Path(options["prompts"]) if options["prompts"] else None
    plan = plan_report(load_facts(facts, prompts=own), own)
    chosen = _choose_sections(plan, section)
    ranks = find_ranks()
    style = _choose_style(plan, own, model, ranks, options)
    requests = [build_prompt(plan, one, options["binding"], own, style.shown).request for one in chosen]
    if costs or prices:
        _show_costs(chosen, requests, model, ranks, Path(prices) if prices else None)
    else:
        _show_prompts(requests, model, ranks)


def _choose_sections(plan: "Plan", section: str | None) -> "list[Section]":
    known = [planned.id for planned in plan.sections]
    if section is not None and section not in known:
        raise click.UsageError(
            say("no section {section} here; there are: {known}", section=section, known=listed(known))
        )
    return [planned for planned in plan.sections if section in (None, planned.id)]


def _choose_style(
    plan: "Plan", own: "Path | None", model: str, ranks: "Path | None", options: dict[str, Any]
) -> "Style":
    from draftkit.budget import choose_sample, fit_style, show_style

    style = choose_sample(plan, options["exemplars"] or (), own)
    if options["exemplars"]:
        name = style.name or say("the one of the kind {kind} that ships", kind=plan.kind.name)
        click.echo(say("sample report shown: {name}", name=name), err=True)
    limit = options["max_prompt_tokens"]
    if limit is None:
        return show_style(plan, style, own)
    style = fit_style(plan, style, limit, options["binding"], own, model=model, ranks=ranks)
    if style.left_out:
        click.echo(say("left out of the sample report: {sections}", sections=listed(style.left_out)), err=True)
    return style


def _show_prompts(requests: "Sequence[Request]", model: str, ranks: "Path | None") -> None:
    from draftkit.tokens import count_tokens

    for request in requests:
        for message in request.messages:
            count = count_tokens(message.content, model, ranks)
            click.echo(f"=== {request.name} · {message.role} · {_tell_tokens(count.tokens, exact=count.exact)}")
            click.echo(message.content)


def _tell_tokens(tokens: int, *, exact: bool) -> str:
    if exact:
        return say("{count} tokens", count=tokens)
    return say("about {count} tokens (estimated)", count=tokens)


def _show_costs(
    sections: "Sequence[Section]", requests: "Sequence[Request]", model: str, ranks: "Path | None", path: "Path | None"
) -> None:
    from draftkit.budget import cost_prompts, read_prices

    prices = read_prices(path) if path else None
    steps = {"least": prices.least, "unit": prices.unit} if prices else {}
    rows = list(cost_prompts(sections, requests, model, ranks, **steps))
    for row in rows:
        click.echo(f"{row.name}  {_tell_row(row)}")
        if prices:
            click.echo("    " + _tell_money(prices.currency, *_price(prices, [row])))
    sent, kept = sum(row.sent for row in rows), sum(row.cacheable for row in rows)
    click.echo(say("all together: {tokens}; of these a cache can keep {share} once one call has filled it",
                   tokens=_tell_tokens(sent, exact=all(row.exact for row in rows)),
                   share=f"{kept / max(1, sent):.0%}"))  # fmt: skip
    if prices:
        click.echo("    " + _tell_money(prices.currency, *_price(prices, rows)))


def _tell_row(row: "PromptCost") -> str:
    return say("{tokens}, {cacheable} of them the same in every section; the built-in writer's answer has {answer}",
               tokens=_tell_tokens(row.sent, exact=row.exact), cacheable=row.cacheable, answer=row.answer)  # fmt: skip


def _price(prices: Any, rows: "Sequence[PromptCost]") -> tuple[float, float]:
    full = sum(prices.cost(row.sent, 0, row.answer) for row in rows)
    return full, sum(prices.cost(row.sent, row.cacheable, row.answer) for row in rows)


def _tell_money(currency: str, full: float, cached: float) -> str:
    return say("cost: {full} {currency} without a cache, {cached} {currency} with it, repairs not counted",
               full=f"{full:.6f}", cached=f"{cached:.6f}", currency=currency)  # fmt: skip
