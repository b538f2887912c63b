"""Damaged drafts, made by program from correct ones: every class of error that a check should catch."""

import random
from collections.abc import Callable, Iterator

from benchmarks.mutations.adding import ADDITIONS, CLEAN
from benchmarks.mutations.carrying import CARRYINGS
from benchmarks.mutations.drafts import Draft, Edit, Mutant, apply, load_drafts, rng_of
from benchmarks.mutations.moving import MOVES
from benchmarks.mutations.turning import TURNS
from benchmarks.mutations.values import OTHERS, QUANTITIES, Change, is_quantity

__all__ = ["Draft", "Mutant", "damage", "load_drafts", "vary"]

Mutation = Callable[[Draft, random.Random], Iterator[Mutant]]


def damage(draft: Draft, seed: int, most: int) -> Iterator[Mutant]:
    """Yield mutants of `draft`, at most `most` of each class, the same for the same seed."""
    for kind, change in (QUANTITIES | OTHERS).items():
        yield from _some(draft, _change_figures(kind, change), kind, seed, most)
    for mutation in (*MOVES, *ADDITIONS, *TURNS, *CARRYINGS):
        yield from _some(draft, mutation, repr_name(mutation), seed, most)


def vary(draft: Draft, seed: int, most: int) -> Iterator[Mutant]:
    """Yield variants of `draft` that are as correct as it is."""
    for variation in CLEAN:
        yield from _some(draft, variation, repr_name(variation), seed, most)


def repr_name(mutation: Mutation) -> str:
    """Return a name for a mutation that seeds its chance."""
    cells = [cell.cell_contents for cell in mutation.__closure__ or ()]
    return "/".join([mutation.__name__, *(cell for cell in cells if isinstance(cell, str))])


def _change_figures(kind: str, change: Change) -> Mutation:
    def mutate(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
        supplied = draft.supplied()
        for place in draft.single():
            value = draft.value(place)
            if kind in QUANTITIES and not is_quantity(value):
                continue
            wrong = change(value, rng)
            if wrong and wrong != value and wrong not in supplied:
                yield apply(draft, kind, [Edit(place.start, place.end, wrong)], keys=(place.key,))

    return mutate


def _some(draft: Draft, mutation: Mutation, name: str, seed: int, most: int) -> Iterator[Mutant]:
    rng = rng_of(seed, draft, name)
    mutants = list(mutation(draft, rng))
    yield from rng.sample(mutants, min(most, len(mutants)))
