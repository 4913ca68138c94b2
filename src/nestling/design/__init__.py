"""The look of Nestling: NHS form fields, layouts, components, the Jinja environment and static files.

Only ``web`` imports this package, and it knows no room.
"""
