"""The database ends no care without a completed ending, a follow-up and finished safeguarding actions (hazards H02, H29).

A completed ending and a settled follow-up stay as they are; a test holds the follow-up's moves beside the rules' own.
"""

from django.db import migrations

FORWARD = """
create function app.episode_may_end() returns trigger language plpgsql as $$
begin
  if not exists (select from care_ending e where e.episode_id = new.id and e.completed_at is not null) then
    raise exception 'care ends only by a completed ending' using errcode = 'check_violation';
  end if;
  if not exists (select from care_followup f where f.episode_id = new.id) then
    raise exception 'care ends only with a follow-up' using errcode = 'check_violation';
  end if;
  if exists (select from safeguarding_concernaction a join safeguarding_concern c on c.id = a.concern_id
             where c.family_id = new.family_id and a.done_at is null) then
    raise exception 'care does not end with a safeguarding action open' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger episode_may_end before update of status on care_careepisode
  for each row when (new.status = 'ended' and old.status <> 'ended') execute function app.episode_may_end();

create function app.settled_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what is settled in % stays as it is', tg_table_name using errcode = 'check_violation';
end $$;
create trigger ending_completed_stays before update or delete on care_ending
  for each row when (old.completed_at is not null) execute function app.settled_stays();
create trigger follow_up_done_stays before update on care_followup
  for each row when (old.status = 'done') execute function app.settled_stays();
"""

BACKWARD = """
drop trigger follow_up_done_stays on care_followup; drop trigger ending_completed_stays on care_ending;
drop function app.settled_stays();
drop trigger episode_may_end on care_careepisode; drop function app.episode_may_end();
"""


class Migration(migrations.Migration):
    dependencies = [("care", "0004_status_moves"), ("safeguarding", "0001_first_records")]

    operations = [migrations.RunSQL([FORWARD], [BACKWARD])]
