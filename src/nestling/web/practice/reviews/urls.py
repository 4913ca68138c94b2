"""Addresses of this task."""

app_name = "reviews"

urlpatterns: list = []
