"""Addresses of intake and of the request for service."""

from django.urls import path

from nestling.web.practice.referrals import views

app_name = "referrals"

urlpatterns = [
    path("", views.intake, name="intake"),
    path("decided/", views.decided, name="decided"),
    path("by-year/", views.volumes, name="volumes"),
    path("start/", views.start, name="start"),
    path("paper-form/", views.paper_form, name="paper_form"),
    path("<str:ref>/", views.referral, name="referral"),
    path("<str:ref>/people/", views.people, name="people"),
    path("<str:ref>/area/", views.area, name="area"),
    path("<str:ref>/referrer/", views.referrer, name="referrer"),
    path("<str:ref>/request/", views.asked_for, name="asked_for"),
    path("<str:ref>/relationship/", views.relationship, name="relationship"),
    path("<str:ref>/stresses/", views.stresses, name="stresses"),
    path("<str:ref>/agreement/", views.agreement, name="agreement"),
    path("<str:ref>/check/", views.check, name="check"),
    path("<str:ref>/return/", views.send_back, name="send_back"),
    path("<str:ref>/came-back/", views.came_back, name="came_back"),
    path("<str:ref>/withdraw/", views.withdraw, name="withdraw"),
]
