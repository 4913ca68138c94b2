"""Django's own way to PostgreSQL, with one number changed; settings name it for the application's connection."""
