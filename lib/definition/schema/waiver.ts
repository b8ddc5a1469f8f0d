import { checked, object, pattern, text } from './fields';

/** {@link WaiverSpec} */
export const waiverSchema = object({
  rule: pattern(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'the id of a rule', 'an id such as image/pinned'),
  at: text(),
  reason: text(),
  until: checked(
    (day) => (isDay(day) ? undefined : 'is not a day'),
    'a day that exists, as YYYY-MM-DD',
  ).exactOptional(),
});

/** `2027-02-30` is turned into a day of March by Date, which shows it. */
function isDay(text: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
