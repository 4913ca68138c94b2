"""Every component with made-up examples, to look at and to test; only in development and tests."""
