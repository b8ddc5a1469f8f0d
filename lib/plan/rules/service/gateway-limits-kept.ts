import type { RequestLimitsSpec } from '../../../definition/request-limits';
import type { Path } from '../../../errors';
import { formatBytes, parseBytes } from '../../../units/quantity';
import { parseRate, perSecond } from '../../../units/rate';
import { maxBodyBytes } from '../../resolve/gateway/limits';
import { gatewayConsumers } from '../gateway-consumers';
import type { Rule, RuleFinding } from '../rule';

/** A consumer of a service lowers the limits of its gateway, and does not raise them. */
export const gatewayLimitsKept: Rule<'platform'> = {
  id: 'gateway/limits-kept',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'The limits of a gateway protect the proxies that all teams share, and a team could replace them in its own part.',
  check: (platform) =>
    gatewayConsumers(platform).flatMap(({ consumer, gateway, path }) =>
      consumer.limits
        ? raised(consumer.limits, { name: consumer.gateway, limits: gateway?.limits ?? {} }, [...path, 'limits'])
        : [],
    ),
};

interface Limited {
  readonly name: string;
  readonly limits: RequestLimitsSpec;
}

function raised(own: RequestLimitsSpec, gateway: Limited, path: Path): readonly RuleFinding[] {
  return [
    ...raisedRate('requests', own, gateway, path),
    ...raisedRate('requestsPerClient', own, gateway, path),
    ...raisedBody(own, gateway, path),
  ];
}

function raisedRate(
  field: 'requests' | 'requestsPerClient',
  { [field]: requests }: RequestLimitsSpec,
  { name, limits: { [field]: limit } }: Limited,
  path: Path,
): readonly RuleFinding[] {
  if (requests === undefined || limit === undefined) return [];
  const [own, shared] = [parseRate(requests), parseRate(limit)];
  const isSlower = perSecond(own) <= perSecond(shared);
  // The count is also the number of requests that are allowed at once.
  if (isSlower && own.count <= shared.count) return [];
  return [
    {
      path: [...path, field],
      problem: `the consumer allows more requests ${isSlower ? 'at once ' : ''}than the gateway ${name}, whose limit is ${limit}`,
      value: requests,
      allowed: `at most ${limit}${isSlower ? `, and not more than ${shared.count} at once` : ''}`,
      fix: 'lower the limit of the consumer, or raise that of the gateway',
    },
  ];
}

function raisedBody({ body }: RequestLimitsSpec, { name, limits }: Limited, path: Path): readonly RuleFinding[] {
  const max = limits.body === undefined ? maxBodyBytes : parseBytes(limits.body);
  if (body === undefined || parseBytes(body) <= max) return [];
  return [
    {
      path: [...path, 'body'],
      problem:
        limits.body === undefined
          ? `requests of this size fill the memory of the proxies of the gateway ${name}`
          : `the consumer allows larger requests than the gateway ${name}, whose limit is ${limits.body}`,
      value: body,
      allowed: `at most ${limits.body ?? formatBytes(max)}`,
      fix: 'lower the limit of the consumer, or raise that of the gateway',
    },
  ];
}
