"""An answer is judged; what is wrong with it goes back to the model, a bounded number of times."""

from draftkit.repair.judging import Judge, Judged
from draftkit.repair.rounds import repair_section

__all__ = ["Judge", "Judged", "repair_section"]
