"""Say in each kept profile version that the service considers referrals alone, until its manager says otherwise."""

from django.db import migrations
from django.db.models import F

from nestling.core.rowsecurity import repairing

SETTING = """
[combined_triage] # CF-08: Combined triage
value = false
status = "product_default"
source = "Nestling"
note = "This version was written before the product asked about triage together with another team."
"""


def say_so(apps, schema_editor):
    connection = schema_editor.connection
    versions = apps.get_model("organisations", "ProfileVersion").objects.using(connection.alias)
    services = apps.get_model("organisations", "Service").objects.using(connection.alias)
    for service_id in services.values_list("pk", flat=True):
        repairing(connection, service_id=service_id, name="add_combined_triage")
        for each in versions.filter(service_id=service_id).exclude(text__contains="[combined_triage]"):
            versions.filter(pk=each.pk).update(text=f"{each.text.rstrip()}\n{SETTING}", version=F("version") + 1)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_row_security")]

    operations = [migrations.RunPython(say_so, migrations.RunPython.noop)]
