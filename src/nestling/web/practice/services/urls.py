"""Addresses of how the service works."""

from django.urls import path

from nestling.web.practice.services import views

app_name = "services"

urlpatterns = [
    path("", views.how_it_works, name="how_it_works"),
    path("change/", views.change, name="change"),
    path("import/", views.bring_in, name="bring_in"),
    path("versions/<slug:ref>/", views.version, name="version"),
    path("versions/<slug:ref>/export/", views.export, name="export"),
    path("versions/<slug:ref>/withdraw/", views.withdraw, name="withdraw"),
    path("places/", views.places, name="places"),
]
