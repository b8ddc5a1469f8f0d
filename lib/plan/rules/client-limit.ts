import { parseRate, perSecond } from '../../units/rate';

/**
 * Whether the limit of each client has no effect, because that of all clients together also counts the requests of one
 * client. The count of a limit is also the number of requests at once. Equal limits are one limit written twice.
 */
export function hasNoEffect(requestsPerClient: string, requests: string): boolean {
  const [one, all] = [parseRate(requestsPerClient), parseRate(requests)];
  const [slower, faster] = [perSecond(all), perSecond(one)];
  return one.count >= all.count && faster >= slower && (one.count > all.count || faster > slower);
}
