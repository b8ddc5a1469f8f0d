import { type AddOn, systemNodes } from './add-on';

/** Runs the proxies of gateways and installs the CRDs of the Gateway API. */
export const envoyGateway: AddOn = {
  chart: 'envoy-gateway',
  // Its proxies run in the same namespace. Source: Envoy Gateway 1.9, "Deployment modes".
  namespace: 'envoy-gateway-system',
  podSecurity: 'baseline',
  needs: [],
  why: ({ definition }) => {
    const names = Object.keys(definition.gateways ?? {});
    return names.length > 0 ? `proxies of the gateways ${names.join(', ')}` : undefined;
  },
  values: (context) => ({ deployment: { replicas: 2, pod: { nodeSelector: systemNodes(context) } } }),
};
