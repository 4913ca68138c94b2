"""Addresses of this task."""

app_name = "services"

urlpatterns: list = []
