"""Web pages: the article's text, and what the page states of it."""

from timeline.formats.html.fragment import read_fragment
from timeline.formats.html.page import read_html

__all__ = ["read_fragment", "read_html"]
