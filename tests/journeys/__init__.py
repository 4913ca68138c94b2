"""Stories in a real browser, told as given, when and then; every page is checked for accessibility and errors."""
