import { isDay } from '../../units/day';
import { checked, object, pattern, text } from './fields';

/** {@link WaiverSpec} */
export const waiverSchema = object({
  rule: pattern(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'a rule id', 'an id such as image/pinned'),
  at: text(),
  reason: text(),
  until: checked(
    (day) => (isDay(day) ? undefined : 'is not a date'),
    'an existing date, as YYYY-MM-DD',
  ).exactOptional(),
});
