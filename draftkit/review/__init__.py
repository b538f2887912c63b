"""The page on which to check a report before it is signed: one HTML file that needs nothing else.

The only door to jinja2, which is imported when a page is made.
"""

from draftkit.review.rendering import render_review, write_review

__all__ = ["render_review", "write_review"]
