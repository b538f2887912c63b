"""Sample reports: brought in, masked before they are shown, and what is particular to them kept for the leak gate."""

from draftkit.exemplars.sample import Sample, read_sample, read_samples
from draftkit.exemplars.shipped import load_exemplar

__all__ = ["Sample", "load_exemplar", "read_sample", "read_samples"]
