"""Run the command line as ``python -m csogp_docs``."""

from csogp_docs.cli import main

main()
