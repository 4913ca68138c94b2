"""Nestling: the open platform on which a parent-infant mental health service runs."""
