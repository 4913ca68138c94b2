"""Addresses of triage and of the decision, all by the reference of the referral."""

from django.urls import path

from nestling.web.practice.triage import views

app_name = "triage"

urlpatterns = [
    path("meeting/", views.meeting, name="meeting"),
    path("<str:ref>/", views.triage, name="triage"),
    path("<str:ref>/begin/", views.begin, name="begin"),
    path("<str:ref>/findings/", views.findings, name="findings"),
    path("<str:ref>/ask/", views.ask, name="ask"),
    path("liaisons/<str:ref>/answer/", views.answer, name="answer"),
    path("<str:ref>/rate/", views.rate, name="rate"),
    path("<str:ref>/thrive/", views.thrive, name="thrive"),
    path("<str:ref>/decide/", views.decide, name="decide"),
]
