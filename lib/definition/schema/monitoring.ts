import * as z from 'zod';
import { httpsUrl } from './addresses';
import { name, object, pattern } from './fields';

const webhook = () =>
  z.union(
    [
      httpsUrl(),
      object({
        secret: name(63).describe('Secret in the namespace of kube-prometheus-stack, which people make.'),
        key: pattern(/^[\w.-]+$/, 'a key of a Secret', 'letters, digits, -, _ and .').describe(
          'Key in it whose value is the address.',
        ),
      }),
    ],
    { error: 'an https address, or a map with `secret` and `key`' },
  );

/** {@link MonitoringSpec} */
export const monitoringSchema = object({
  alerts: object({
    pager: webhook().describe('Webhook for what cannot wait.').exactOptional(),
    ticket: webhook().describe('Webhook for what can wait until the morning.').exactOptional(),
  }).exactOptional(),
}).describe('Who is told when a service misses its objective.');
