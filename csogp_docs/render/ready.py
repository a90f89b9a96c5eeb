"""Importing this imports the renderer, if it is there."""

from __future__ import annotations

from contextlib import suppress

from csogp_docs.render.pdf import import_renderer

# Whoever lays out a page will say what is missing.
with suppress(OSError):
    import_renderer()
