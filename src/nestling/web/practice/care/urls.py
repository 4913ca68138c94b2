"""Addresses of care: the waiting list, the caseload, and one relationship's care with its steps."""

from django.urls import path

from nestling.web.practice.care.views import allocating, births, episode, lists, need

app_name = "care"

urlpatterns = [
    path("waiting/", lists.waiting_list, name="waiting_list"),
    path("caseload/", lists.caseload, name="caseload"),
    path("birth/<str:ref>/", births.birth, name="birth"),
    path("charge/<str:ref>/end/", allocating.step_back, name="step_back"),
    path("<str:ref>/", episode.episode, name="episode"),
    path("<str:ref>/charge/", allocating.allocate, name="allocate"),
    path("<str:ref>/consultation/", need.gate, name="gate"),
    path("<str:ref>/need/", need.rate, name="rate"),
    path("<str:ref>/step/", need.place, name="place"),
]
