"""Addresses of finding, registering and showing families."""

from django.urls import path

from nestling.web.practice.families.views import agreements, family, finding, joining, network, ties

app_name = "families"

urlpatterns = [
    path("search/", finding.search, name="search"),
    path("new/", finding.register, name="register"),
    path("relationships/<str:ref>/", ties.relationship, name="relationship"),
    path("relationships/<str:ref>/change/", ties.change, name="change_relationship"),
    path("relationships/<str:ref>/end/", ties.end, name="end_relationship"),
    path("members/<str:ref>/leave/", joining.leave, name="leave"),
    path("network/<str:ref>/", network.change, name="change_network"),
    path("network/<str:ref>/lead/", network.lead, name="lead"),
    path("network/<str:ref>/end/", network.end, name="end_network"),
    path("consents/<str:ref>/withdraw/", agreements.withdraw, name="withdraw"),
    path("<str:ref>/", family.family, name="family"),
    path("<str:ref>/name/", family.rename, name="rename"),
    path("<str:ref>/chronology/", family.chronology, name="chronology"),
    path("<str:ref>/looks/", family.looks, name="looks"),
    path("<str:ref>/baby/", joining.add_infant, name="add_infant"),
    path("<str:ref>/carer/", joining.add_carer, name="add_carer"),
    path("<str:ref>/somebody/", joining.add_member, name="add_member"),
    path("<str:ref>/network/", network.add, name="add_network"),
    path("<str:ref>/consent/", agreements.consent, name="consent"),
]
