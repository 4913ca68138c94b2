"""The address of assessments, by the reference of the relationship that is assessed."""

from django.urls import path

from nestling.web.practice.assessments import views

app_name = "assessments"

urlpatterns = [path("<str:ref>/", views.record, name="record")]
