"""Addresses of concerns and of children's statuses."""

from django.urls import path

from nestling.web.practice.safeguarding.views import concerns, statuses

app_name = "safeguarding"

urlpatterns = [
    path("", concerns.listed_concerns, name="concerns"),
    path("raise/<str:ref>/", concerns.raise_concern, name="raise"),
    path("status/<str:ref>/", statuses.add, name="add_status"),
    path("statuses/<str:ref>/end/", statuses.end, name="end_status"),
    path("actions/<str:ref>/done/", concerns.done, name="done"),
    path("<str:ref>/", concerns.concern, name="concern"),
    path("<str:ref>/action/", concerns.add_action, name="add_action"),
    path("<str:ref>/close/", concerns.close, name="close"),
]
