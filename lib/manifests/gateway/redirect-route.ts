import { apiVersions } from '../../catalog/apis';
import type { GatewayPlan } from '../../plan/types/gateway';
import type { Create } from '../kube';

/** Redirects every request with plain HTTP. Undefined if the gateway does not redirect. */
export function redirectRoute<T>(create: Create<T>, plan: GatewayPlan): T | undefined {
  const { redirect, plainListener } = plan;
  if (!redirect || !plainListener) return undefined;
  return create('redirect', {
    kind: 'HTTPRoute',
    metadata: { name: redirect.route, namespace: plan.namespace, labels: plan.labels },
    spec: {
      parentRefs: [
        {
          group: apiVersions.Gateway.replace(/\/.*/, ''),
          kind: 'Gateway',
          name: plan.name,
          namespace: plan.namespace,
          sectionName: plainListener.name,
        },
      ],
      hostnames: [plan.hostname],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/' } }],
          filters: [
            {
              type: 'RequestRedirect',
              requestRedirect: { scheme: redirect.scheme, statusCode: redirect.status },
            },
          ],
        },
      ],
    },
  });
}
