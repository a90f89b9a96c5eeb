"""Let the renderer remember, from one page to the next, what it has worked out.

Why:
    WeasyPrint works out the style of each element and the breaks of each line anew for
    every page, though its answers turn on nothing but what it is asked. One that it has
    given can be given again; no byte of a PDF is another for it.

    What is done here knows the inside of one version. With any other nothing is
    remembered: pages only take longer.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.layout import percent
from weasyprint.layout.percent import resolve_one_percentage

from csogp_docs.render.known_lines import remember_lines
from csogp_docs.render.known_styles import remember_styles
from csogp_docs.render.versions import is_renderer_known


@cache
def accelerate() -> bool:
    """Make the renderer of this process remember, if it is the version known here.

    Returns:
        Whether it does.
    """
    if not is_renderer_known():
        return False
    remember_styles()
    remember_lines()
    percent.resolve_one_percentage = _resolve_one_percentage
    return True


def _resolve_one_percentage(box: Any, name: str, refer_to: Any) -> None:  # noqa: ANN401
    """Take a length that is no percentage as it is, which most are."""
    value = box.style[name]
    if isinstance(value, Dimension) and value.unit == "px":
        setattr(box, name, value.value)
    else:
        resolve_one_percentage(box, name, refer_to)
