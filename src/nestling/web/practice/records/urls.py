"""Addresses of joining two records of one person."""

from django.urls import path

from nestling.web.practice.records import views

app_name = "records"

urlpatterns = [
    path("<slug:kept>/with/<slug:merged>/", views.merge, name="merge"),
    path("<slug:ref>/", views.merged, name="merged"),
]
