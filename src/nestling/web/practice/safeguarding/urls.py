"""Addresses of concerns (written by the lead: concerns list, raise, one concern; statuses are with people)."""

from django.urls import path

from nestling.web.practice.safeguarding import views

app_name = "safeguarding"

urlpatterns = [
    path("", views.concerns, name="concerns"),
    path("about/<str:ref>/", views.raise_concern, name="raise"),
    path("actions/<str:ref>/done/", views.complete, name="complete"),
    path("<str:ref>/", views.concern, name="concern"),
    path("<str:ref>/action/", views.add_action, name="add_action"),
    path("<str:ref>/close/", views.close, name="close"),
]
