"""Sample reports: brought in, masked before they are shown, and what is particular to them kept for the leak gate."""

from draftkit.exemplars.bringing import Brought, Collection, read_collection
from draftkit.exemplars.choosing import KIND_ALONE, Exemplars, Style, choose_style
from draftkit.exemplars.excerpting import excerpt_sample
from draftkit.exemplars.fitting import FittedSample, fit_sample
from draftkit.exemplars.folder import StoredSample, read_folder, read_words, store_sample
from draftkit.exemplars.ranking import Candidate, Wanted
from draftkit.exemplars.sample import Sample, read_sample, read_samples
from draftkit.exemplars.shipped import load_exemplar

__all__ = [
    "KIND_ALONE",
    "Brought",
    "Candidate",
    "Collection",
    "Exemplars",
    "FittedSample",
    "Sample",
    "StoredSample",
    "Style",
    "Wanted",
    "choose_style",
    "excerpt_sample",
    "fit_sample",
    "load_exemplar",
    "read_collection",
    "read_folder",
    "read_sample",
    "read_samples",
    "read_words",
    "store_sample",
]
