import type { GatewayPlan } from '../types/gateway';
import { computed, type ExplainContext, type Explanation, type ExplanationLine, written } from './explanation';
import { list } from './placement';

/** Everything that was decided about a gateway. */
export function explainGateway(gateway: GatewayPlan, context: ExplainContext): Explanation {
  const { name, namespace, className, hostname, listener, routeNamespaces, loadBalancerAnnotations } = gateway;
  const path = ['gateways', name];
  return {
    subject: { kind: 'gateway', name },
    lines: [
      {
        field: 'address',
        value: `${listener.protocol.toLowerCase()}://${hostname}:${listener.port}`,
        why: 'the host name that clients use',
        from: written(context, [...path, 'hostname']),
      },
      {
        field: 'visibility',
        value: list(
          Object.entries(loadBalancerAnnotations).map(([key, value]) => `${key}=${value}`),
          'as the cloud does it',
        ),
        why: 'what the load balancer of the cloud is told',
        from: written(context, [...path, 'visibility']),
      },
      tlsLine(gateway, context),
      {
        field: 'namespace',
        value: namespace,
        why: 'gateways stand apart from teams, so that no team can change them',
        from: computed,
      },
      { field: 'class', value: className, why: 'served by the gateway add-on of the platform', from: computed },
      {
        field: 'namespaces',
        value: list(routeNamespaces),
        why: 'it takes routes from no others',
        from: written(context, [...path, 'teams']),
      },
      ...Object.values(context.plan.services).flatMap((service) =>
        service.routes
          .filter((route) => route.gateway === name)
          .map(({ pathPrefix, otherPathPrefixes = [] }) => ({
            field: 'route',
            value: `${list([pathPrefix, ...otherPathPrefixes])} to ${service.name}`,
            why: 'the service names this gateway as a consumer',
            from: written(context, ['services', service.name, 'consumers']),
          })),
      ),
    ],
  };
}

function tlsLine({ name, listener, certificate }: GatewayPlan, context: ExplainContext): ExplanationLine {
  const from = written(context, ['gateways', name, 'tls']);
  if (certificate) {
    const why = `cert-manager gets it from Let's Encrypt by ${certificate.issuer} and renews it`;
    return { field: 'TLS', value: `certificate in the Secret ${certificate.secret}`, why, from };
  }
  return listener.tlsSecret === undefined
    ? { field: 'TLS', value: 'none', why: 'plain HTTP', from }
    : { field: 'TLS', value: `Secret ${listener.tlsSecret}`, why: 'TLS ends at the gateway', from };
}
