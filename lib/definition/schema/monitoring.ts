import * as z from 'zod';
import { httpsUrl } from './addresses';
import { name, object, pattern } from './fields';

const webhook = () =>
  z.union(
    [
      httpsUrl(),
      object({
        secret: name(63),
        key: pattern(/^[\w.-]+$/, 'a key of a Secret', 'letters, digits, -, _ and .'),
      }),
    ],
    { error: 'an https URL, or a map with `secret` and `key`' },
  );

/** {@link MonitoringSpec} */
export const monitoringSchema = object({
  alerts: object({
    pager: webhook().exactOptional(),
    ticket: webhook().exactOptional(),
  }).exactOptional(),
});
