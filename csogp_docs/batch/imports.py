"""What a process imports so that workers can be copies of it."""

from __future__ import annotations

import gc

from csogp_docs.batch import making  # noqa: F401 - for the copies

# It stays shared for as long as nothing looks through it for what nobody needs.
gc.collect()
gc.freeze()
