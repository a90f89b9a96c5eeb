"""Documents made by the workers of a cluster are those of one process."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from folders import batch_of, built, edit, own_workspace, tree

from csogp_docs.batch.cluster import Cluster
from csogp_docs.batch.kit import Kit, packed
from csogp_docs.batch.making import Maker, Task
from csogp_docs.batch.running import _maker
from csogp_docs.batch.workers import Limits
from csogp_docs.errors import WorkspaceError
from csogp_docs.load.inputs import fingerprint_of_file
from csogp_docs.pipeline import open_workspace
from csogp_docs.pipeline.press import Press, inputs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = ("wm-0131", "wm-0132", "wm-0134", "wm-0137", "wm-0141", "wm-0147")
PREFIX = "csogp-docs-tests-cluster"
