"""The database refuses a move that the rules do not allow, any change to a sent letter, and the loss of a letter (H24)."""

from django.db import migrations

FORWARD = """
create function app.letter_move_allowed() returns trigger language plpgsql as $$
-- A merge of two records may still say whose letter it was; the letter itself stays.
declare whose text[] := array['family_id', 'infant_id', 'carer_id', 'recipient_person_id',
                              'recipient_network_member_id', 'version'];
begin
  if old.status in ('sent', 'cancelled') then
    if to_jsonb(new) - whose = to_jsonb(old) - whose then return new; end if;
    raise exception 'a letter that is % stays as it is', old.status using errcode = 'check_violation';
  end if;
  if old.status = new.status then return new; end if;
  if not (case old.status
    when 'draft' then new.status in ('released', 'cancelled')
    when 'released' then new.status in ('sent', 'draft', 'cancelled')
    else false
  end) then
    raise exception 'a letter that is % cannot become %', old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger letter_move_allowed before update on letters_letter
  for each row execute function app.letter_move_allowed();

create function app.letter_kept() returns trigger language plpgsql as $$
begin
  raise exception 'a letter is cancelled, never removed' using errcode = 'check_violation';
end $$;
create trigger letter_kept before delete on letters_letter
  for each row execute function app.letter_kept();
"""

BACKWARD = """
drop trigger letter_move_allowed on letters_letter; drop function app.letter_move_allowed();
drop trigger letter_kept on letters_letter; drop function app.letter_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("letters", "0002_row_security")]

    operations = [migrations.RunSQL([FORWARD], [BACKWARD])]
