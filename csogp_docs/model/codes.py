"""Every problem code: what it means, why it matters, what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.codes_advice import ADVICE
from csogp_docs.model.codes_consistency import CONSISTENCY
from csogp_docs.model.codes_content import CONTENT
from csogp_docs.model.codes_progress import PROGRESS
from csogp_docs.model.codes_reading import READING
from csogp_docs.model.codes_register import REGISTER
from csogp_docs.model.codes_schema import SCHEMA
from csogp_docs.model.codes_templates import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.model.explained import Explained

_ALL: Mapping[str, Explained] = {
    **READING,
    **SCHEMA,
    **CONSISTENCY,
    **REGISTER,
    **PROGRESS,
    **CONTENT,
    **TEMPLATES,
    **ADVICE,
}
CODES: Mapping[str, Explained] = {code: _ALL[code] for code in sorted(_ALL)}
