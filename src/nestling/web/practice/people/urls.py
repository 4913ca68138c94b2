"""Addresses of one person's record."""

from django.urls import path

from nestling.web.practice.people import views

app_name = "people"

urlpatterns = [
    path("<str:ref>/", views.person, name="person"),
    path("<str:ref>/change/", views.change, name="change"),
    path("<str:ref>/safe-contact/", views.safe_contact, name="safe_contact"),
]
