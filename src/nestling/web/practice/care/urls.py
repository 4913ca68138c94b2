"""Addresses of this task."""

app_name = "care"

urlpatterns: list = []
