"""Measurements, run by `python3 dev.py bench <name>` on databases of their own; no part of the product, and no test."""
