"""Court documents about a groupwork programme, from case files and content."""

__version__ = "0.1.0"
