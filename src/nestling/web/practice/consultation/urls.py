"""Addresses of this task."""

app_name = "consultation"

urlpatterns: list = []
