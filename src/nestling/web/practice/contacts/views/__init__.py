"""The screens of contacts: recording them, putting them right, and reading them back."""
