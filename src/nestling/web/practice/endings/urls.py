"""Addresses of this task."""

from django.urls import path

from nestling.web.practice.endings.views import completing, following, preparing

app_name = "endings"

urlpatterns = [
    path("follow-ups/", following.follow_ups, name="follow_ups"),
    path("follow-ups/done/", following.done, name="follow_ups_done"),
    path("follow-ups/<str:ref>/", following.follow_up, name="follow_up"),
    path("follow-ups/<str:ref>/tried/", following.tried, name="tried"),
    path("follow-ups/<str:ref>/outcome/", following.outcome, name="outcome"),
    path("follow-ups/<str:ref>/owner/", following.reassign, name="reassign"),
    path("<str:ref>/", preparing.ending, name="ending"),
    path("<str:ref>/letters/", completing.write_letters, name="write_letters"),
    path("<str:ref>/letter/<str:kind>/", completing.write_letter, name="write_letter"),
    path("<str:ref>/withhold/", completing.withhold, name="withhold"),
    path("<str:ref>/send-after-all/", completing.send_after_all, name="send_after_all"),
    path("<str:ref>/complete/", completing.complete, name="complete"),
]
