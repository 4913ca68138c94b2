"""Addresses of joining two records of one person."""

from django.urls import path

from nestling.web.practice.records import views

app_name = "records"

urlpatterns = [
    path("", views.merges, name="merges"),
    path("<str:kept>/with/<str:merged>/", views.merge, name="merge"),
    path("<str:ref>/", views.merged, name="merged"),
]
