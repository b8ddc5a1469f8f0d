import { type AddOn, systemNodes } from './add-on';

/** Runs the proxies of gateways, and brings the kinds of the Gateway API. */
export const envoyGateway: AddOn = {
  chart: 'envoy-gateway',
  // Where its proxies run too. Source: Envoy Gateway 1.9, "Deployment modes".
  namespace: 'envoy-gateway-system',
  podSecurity: 'baseline',
  needs: [],
  why: ({ definition }) => {
    const names = Object.keys(definition.gateways ?? {});
    return names.length > 0 ? `serves the gateways ${names.join(', ')}` : undefined;
  },
  values: (context) => ({ deployment: { replicas: 2, pod: { nodeSelector: systemNodes(context) } } }),
};
