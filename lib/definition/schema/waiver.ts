import { isDay } from '../../units/day';
import { checked, name, object, pattern, sentences, text } from './fields';

/** Fields of a waiver in a part, which sets the team, or of a service without a platform. */
const ownWaiverFields = {
  rule: pattern(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'a rule id', 'an id such as image/pinned'),
  at: text(),
  reason: sentences(),
  until: checked(
    (day) => (isDay(day) ? undefined : 'is not a date'),
    'an existing date, as YYYY-MM-DD',
  ).exactOptional(),
};

/** A waiver without a team. */
export const ownWaiverSchema = object(ownWaiverFields);

/** {@link WaiverSpec} */
export const waiverSchema = object({ ...ownWaiverFields, team: name().exactOptional() });
