"""Facts -> digit-free marks that may leave the machine, and an answer's marks -> the values again."""

from draftkit.masking.filling import Filled, fill_marks, find_left, quote_marked
from draftkit.masking.marks import Mark
from draftkit.masking.sections import Masks, mask_section

__all__ = ["Filled", "Mark", "Masks", "fill_marks", "find_left", "mask_section", "quote_marked"]
