"""Addresses of this task."""

app_name = "endings"

urlpatterns: list = []
