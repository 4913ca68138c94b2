"""Addresses of contacts."""

from django.urls import path

from nestling.web.practice.contacts.views import choosing, reading, recording

app_name = "contacts"

urlpatterns = [
    path("with/", choosing.choose, name="choose"),
    path("of/<str:ref>/", reading.contacts, name="contacts"),
    path("of/<str:ref>/record/", recording.record, name="record"),
    path("of/<str:ref>/liaison-or-writing/", recording.record_work, name="record_work"),
    path("<str:ref>/", reading.contact, name="contact"),
    path("<str:ref>/correct/", recording.correct, name="correct"),
]
