"""The figure grammar: find and read every figure in Chinese official text. Knows no facts."""

from draftkit.figures.figure import Figure

__all__ = ["Figure"]
