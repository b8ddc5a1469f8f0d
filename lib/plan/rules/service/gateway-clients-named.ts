import { gatewayConsumers } from '../gateway-consumers';
import type { Rule } from '../rule';

/** A consumer lists clients only of a gateway that knows their names. */
export const gatewayClientsNamed: Rule<'platform'> = {
  id: 'gateway/clients-named',
  scope: 'platform',
  waivableBy: 'no-one',
  rationale: 'Without JWTs or API keys, a gateway cannot tell clients apart, and the list would have no effect.',
  check: (platform) =>
    gatewayConsumers(platform).flatMap(({ consumer, gateway, path }) => {
      if (!consumer.clients || !gateway || (gateway.auth && !('mtls' in gateway.auth))) return [];
      return [
        {
          path: [...path, 'clients'],
          problem: `the gateway ${consumer.gateway} does not know the names of its clients`,
          value: consumer.clients,
          fix: `set \`gateways.${consumer.gateway}.auth\` to \`jwt\` or \`apiKeys\`, or remove \`clients\``,
        },
      ];
    }),
};
