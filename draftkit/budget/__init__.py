"""What prompts may have, and what they cost: tokens, the part that a cache can keep, money."""

from draftkit.budget.costs import PromptCost, cost_prompts
from draftkit.budget.limit import choose_sample, fit_style, show_style
from draftkit.budget.prices import Prices, read_prices

__all__ = ["Prices", "PromptCost", "choose_sample", "cost_prompts", "fit_style", "read_prices", "show_style"]
