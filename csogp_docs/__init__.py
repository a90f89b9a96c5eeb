"""Court documents for the CSOGP, from case files and programme content."""

__version__ = "0.1.0"
