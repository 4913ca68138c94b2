"""The database compares moments where it compared days: no direct contact earlier on the day of the consultation (RI-02).

An episode from before moments were kept has the day of its gate alone, and is still held to that. A contact kept under
the old rule may be renumbered or reworded; its kind and its moment may change only to what is allowed.
"""

from django.db import migrations

OUTSIDE = """
create or replace function app.contact_allowed() returns trigger language plpgsql as $$
declare episode care_careepisode%rowtype;
begin
  select * into strict episode from care_careepisode where id = new.episode_id;
  if new.held_on < episode.clock_started_on then
    raise exception 'contact before the referral was received' using errcode = 'check_violation';
  end if;
  if episode.ended_on is not null and new.held_on > episode.ended_on then
    raise exception 'contact after the ending' using errcode = 'check_violation';
  end if;
"""

BY_MOMENT = """
  if new.kind = 'direct' and episode.gate <> 'none'
     and (episode.gate_passed_on is null or new.held_on < episode.gate_passed_on
          or new.held_at < episode.gate_passed_at)
     and (tg_op = 'INSERT' or (new.episode_id, new.kind, new.held_on, new.held_at)
          is distinct from (old.episode_id, old.kind, old.held_on, old.held_at)) then
    raise exception 'direct contact before the gate' using errcode = 'check_violation';
  end if;
  return new;
end $$;
"""

BY_DAY = """
  if new.kind = 'direct' and episode.gate <> 'none'
     and (episode.gate_passed_on is null or new.held_on < episode.gate_passed_on) then
    raise exception 'direct contact before the gate' using errcode = 'check_violation';
  end if;
  return new;
end $$;
"""

SAME_DAY = """
alter table care_careepisode add constraint episode_gate_day_of_moment check (
  gate_passed_at is null or gate_passed_on is not distinct from (gate_passed_at at time zone 'Europe/London')::date);
"""


class Migration(migrations.Migration):
    dependencies = [("care", "0006_gate_moment")]

    operations = [
        migrations.RunSQL([OUTSIDE + BY_MOMENT], [OUTSIDE + BY_DAY]),
        migrations.RunSQL([SAME_DAY], ["alter table care_careepisode drop constraint episode_gate_day_of_moment"]),
    ]
