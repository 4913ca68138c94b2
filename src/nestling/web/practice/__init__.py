"""Screens for practitioners, managers and administrators at work."""
