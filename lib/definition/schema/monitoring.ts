import { httpsUrl } from './addresses';
import { object } from './fields';

/** {@link MonitoringSpec} */
export const monitoringSchema = object({
  alerts: object({
    pager: httpsUrl().describe('Webhook for what cannot wait.').exactOptional(),
    ticket: httpsUrl().describe('Webhook for what can wait until the morning.').exactOptional(),
  }).exactOptional(),
}).describe('Who is told when a service misses its objective.');
