"""What the template check refuses really fails PDF/UA-1, by an outside validator."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import page_validation
import pytest
from weasyprint import HTML

if TYPE_CHECKING:
    from pathlib import Path
