"""Addresses that belong to no audience: sign-in, health, the gallery of components."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
