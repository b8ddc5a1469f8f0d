import { secretStoreText } from '../facts/secret-stores';
import type { GatewayPlan } from '../types/gateway';
import { computed, type ExplainContext, type Explanation, type ExplanationLine, written } from './explanation';
import { clientsText, limitsText, visibilityText } from './gateway-text';
import { list } from './placement';

/** Every decision about a gateway. */
export function explainGateway(gateway: GatewayPlan, context: ExplainContext): Explanation {
  const {
    name,
    namespace,
    className,
    hostname,
    listener,
    routeNamespaces,
    visibility,
    loadBalancerAnnotations,
    auth,
    limits,
  } = gateway;
  const path = ['gateways', name];
  return {
    subject: { kind: 'gateway', name },
    lines: [
      {
        field: 'address',
        value: `${listener.protocol.toLowerCase()}://${hostname}:${listener.port}`,
        why: 'hostname that clients use',
        from: written(context, [...path, 'hostname']),
      },
      {
        field: 'visibility',
        value: visibilityText(visibility),
        why: visibilityReasons[visibility],
        from: written(context, [...path, 'visibility']),
      },
      {
        field: 'load balancer',
        value: list(
          Object.entries(loadBalancerAnnotations).map(([key, value]) => `${key}=${value}`),
          'no annotations',
        ),
        why: 'annotations that its controller reads',
        from: computed,
      },
      tlsLine(gateway, context),
      ...redirectLines(gateway, context),
      {
        field: 'clients',
        value: clientsText(auth),
        why: auth ? 'requests without valid credentials are rejected' : 'the gateway does not authenticate clients',
        from: written(context, [...path, 'auth']),
      },
      ...secretLines(gateway, context),
      {
        field: 'limits',
        value: limitsText(limits),
        why: 'for each service; requests above the rate get status 429, larger ones 413',
        from: written(context, [...path, 'limits']),
      },
      {
        field: 'namespace',
        value: namespace,
        why: 'gateways have their own namespace, so that no team can change them',
        from: computed,
      },
      { field: 'class', value: className, why: 'of the gateway add-on', from: computed },
      {
        field: 'namespaces',
        value: list(routeNamespaces),
        why: 'routes from other namespaces are rejected',
        from: written(context, [...path, 'teams']),
      },
      ...Object.values(context.plan.services).flatMap((service) =>
        service.routes
          .filter((route) => route.gateway === name)
          .map(({ pathPrefix, otherPathPrefixes = [] }) => ({
            field: 'route',
            value: `${list([pathPrefix, ...otherPathPrefixes])} to ${service.name}`,
            why: 'the gateway is a consumer of the service',
            from: written(context, ['services', service.name, 'consumers']),
          })),
      ),
    ],
  };
}

function secretLines({ name, secrets, secretStore }: GatewayPlan, context: ExplainContext): readonly ExplanationLine[] {
  if (!secretStore) return [];
  return secrets.map((secret) => ({
    field: `secret ${secret.name}`,
    value: secret.remote,
    why: `External Secrets copies it from ${secretStoreText(secretStore).name}; no file contains its value`,
    from: written(context, ['gateways', name, 'auth']),
  }));
}

const visibilityReasons: Readonly<Record<GatewayPlan['visibility'], string>> = {
  internal: 'only the network of the cluster reaches the gateway',
  public: 'the internet reaches the gateway',
  undecided: 'cluster.loadBalancers.internal does not say how a load balancer is internal',
};

function redirectLines({ name, redirect }: GatewayPlan, context: ExplainContext): readonly ExplanationLine[] {
  if (!redirect) return [];
  const from = written(context, ['gateways', name, 'redirect']);
  const why = 'clients that use plain HTTP switch to TLS';
  return [{ field: 'redirect', value: `status ${redirect.status} from port 80`, why, from }];
}

function tlsLine({ name, listener, certificate }: GatewayPlan, context: ExplainContext): ExplanationLine {
  const from = written(context, ['gateways', name, 'tls']);
  if (certificate) {
    const why = `issued and renewed by cert-manager from Let's Encrypt, by the issuer ${certificate.issuer}`;
    return { field: 'TLS', value: `certificate in the Secret ${certificate.secret}`, why, from };
  }
  return listener.tlsSecret === undefined
    ? { field: 'TLS', value: 'none', why: 'plain HTTP', from }
    : { field: 'TLS', value: `Secret ${listener.tlsSecret}`, why: 'TLS terminates at the gateway', from };
}
