"""Addresses that belong to no audience: sign-in, health, and, while building, the gallery of components."""

from django.conf import settings
from django.urls import include, path

from nestling.web.site.health.views import health

urlpatterns = [
    path("", include("nestling.web.site.signing_in.urls")),
    path("health/", health, name="health"),
]

if settings.DEBUG or settings.TESTING:
    urlpatterns.append(path("gallery/", include("nestling.web.site.gallery.urls")))
