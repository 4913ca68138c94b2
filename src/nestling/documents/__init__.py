"""Turns plain values into PDF and Word. Knows no room and no framework: words in, bytes out."""
