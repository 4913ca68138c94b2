"""The product's addresses and the bare page's."""

from django.urls import include, path

from bench.bare import bare
from nestling.config.urls import handler400, handler403, handler404, handler500

urlpatterns = [
    path("bench/bare/<slug:name>/", bare),
    path("bench/bare/<slug:name>/<str:ref>/", bare),
    path("", include("nestling.config.urls")),
]
__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
