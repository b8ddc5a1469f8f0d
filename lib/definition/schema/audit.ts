import * as z from 'zod';
import { email } from './addresses';
import { object, pattern, whole } from './fields';
import { maxEntries, sized } from './sizes';

/** Alerts that a budget can have besides the one of the forecast, on each cloud. */
const maxAlerts = 4;

const budget = object({
  monthly: whole(1, 1_000_000_000),
  emails: sized(z.array(email()).min(1, { error: 'at least one address' }), maxEntries),
  alertAt: sized(z.array(whole(1, 1000)).min(1, { error: 'at least one percentage' }), maxAlerts).exactOptional(),
  billingAccount: pattern(
    /^[0-9A-F]{6}(?:-[0-9A-F]{6}){2}$/,
    'a billing account',
    'three groups of six digits and upper case letters A to F, such as 012345-6789AB-CDEF01',
  ).exactOptional(),
});

/** {@link AuditSpec} */
export const auditSchema = object({
  logDays: whole(1, 3653).exactOptional(),
  flowLogs: z.boolean().exactOptional(),
  bucketLogs: z.boolean().exactOptional(),
  keys: z.enum(['provider', 'customer']).exactOptional(),
  budget: budget.exactOptional(),
});
