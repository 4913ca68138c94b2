"""A page of every component with made-up examples, to look at and to test; shown only in development and tests."""
