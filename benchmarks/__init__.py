"""Measurements, each a ratio inside one run or a score that anyone can reproduce."""
