"""The figure grammar: find and read every figure in Chinese official text. Knows no facts."""

from draftkit.figures.figure import Figure
from draftkit.figures.find import bare_text, find_figures, read_figure
from draftkit.figures.words import Lexicon, default_lexicon, load_lexicon

__all__ = ["Figure", "Lexicon", "bare_text", "default_lexicon", "find_figures", "load_lexicon", "read_figure"]
