"""Typed facts in, a work report with proved figures out, as a Word file."""
