"""The door for the web server; it stays shut when the database role could look over the fences."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nestling.config.settings")

application = get_wsgi_application()

from nestling.core.startup import refuse_a_role_that_sees_everything  # noqa: E402  (the apps must be ready first)

refuse_a_role_that_sees_everything()
