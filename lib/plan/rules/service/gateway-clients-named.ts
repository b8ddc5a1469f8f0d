import type { GatewaySpec } from '../../../definition/gateway';
import type { ConsumerSpec } from '../../../definition/service';
import type { Path } from '../../../errors';
import { gatewayConsumers } from '../gateway-consumers';
import type { Rule, RuleFinding } from '../rule';

/** A consumer lists clients, or limits each of them, only at a gateway that knows their names. */
export const gatewayClientsNamed: Rule<'platform'> = {
  id: 'gateway/clients-named',
  scope: 'platform',
  waivableBy: 'no-one',
  rationale:
    'Without JWTs or API keys, a gateway cannot tell clients apart, and the list or the limit would have no effect.',
  check: (platform) =>
    gatewayConsumers(platform).flatMap(({ consumer, gateway, path }) =>
      gateway ? [...unnamed(consumer, gateway, path), ...uncounted(consumer, gateway, path)] : [],
    ),
};

type GatewayConsumer = Extract<ConsumerSpec, { readonly gateway: string }>;

function unnamed(
  { clients, gateway: name }: GatewayConsumer,
  { auth }: GatewaySpec,
  path: Path,
): readonly RuleFinding[] {
  if (!clients || (auth && !('mtls' in auth))) return [];
  return [
    {
      path: [...path, 'clients'],
      problem: `the gateway ${name} does not know the names of its clients`,
      value: clients,
      fix: `set \`gateways.${name}.auth\` to \`jwt\` or \`apiKeys\`, or remove \`clients\``,
    },
  ];
}

function uncounted(
  { limits, gateway: name }: GatewayConsumer,
  { auth }: GatewaySpec,
  path: Path,
): readonly RuleFinding[] {
  if (limits?.requestsPerClient === undefined || (auth && 'apiKeys' in auth)) return [];
  return [
    {
      path: [...path, 'limits', 'requestsPerClient'],
      problem: `the proxies of the gateway ${name} have no header with the name of the client`,
      value: limits.requestsPerClient,
      fix: `set \`gateways.${name}.auth\` to \`apiKeys\`, or remove the limit`,
    },
  ];
}
