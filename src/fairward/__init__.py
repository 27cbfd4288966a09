"""Fairward reads agreements that send health workers abroad, follows the money and shows the way out."""

__version__ = "0.1.0"
