import { clientsText, limitsText, visibilityText } from '../plan/explain/gateway-text';
import type { ModelPlatformPlan } from '../plan/types/platform';
import { type Section, section } from './section';
import { table } from './table';

/** Entry points into the cluster, and the services that they route to. */
export const gatewaysSection: Section = (plan, style) => {
  const gateways = Object.values(plan.gateways);
  if (gateways.length === 0) return '';
  const addresses = table(
    [{ title: 'gateway' }, { title: 'namespace', wrap: true }, { title: 'class', wrap: true }, { title: 'address' }],
    gateways.map(({ name, namespace, hostname, listener, className }) => [
      name,
      namespace,
      className,
      `${listener.protocol.toLowerCase()}://${hostname}:${listener.port}`,
    ]),
    style,
  );
  const access = table(
    [
      { title: 'gateway' },
      { title: 'visibility' },
      { title: 'clients', wrap: true },
      { title: 'requests to each service', wrap: true },
      { title: 'plain HTTP' },
    ],
    gateways.map(({ name, visibility, auth, limits, listener, redirect }) => [
      name,
      visibilityText(visibility),
      clientsText(auth),
      limitsText(limits),
      listener.protocol === 'HTTP' ? 'serves' : redirect ? `redirects (${redirect.status})` : 'closed',
    ]),
    style,
  );
  const routes = routeRows(plan);
  if (routes.length === 0) return section('Gateways', [addresses, access].join('\n\n'), style);
  const columns = [
    { title: 'gateway' },
    { title: 'path prefix', wrap: true },
    { title: 'service' },
    { title: 'timeout' },
    { title: 'requests', wrap: true },
    { title: 'clients', wrap: true },
  ];
  return section('Gateways', [addresses, access, table(columns, routes, style)].join('\n\n'), style);
};

function routeRows({ gateways, services }: ModelPlatformPlan): readonly (readonly string[])[] {
  return Object.values(gateways).flatMap(({ name, limits: ofGateway }) =>
    Object.values(services)
      .flatMap((service) =>
        service.routes
          .filter(({ gateway }) => gateway === name)
          .flatMap(({ pathPrefix, otherPathPrefixes = [], timeoutSeconds, limits, clients }) =>
            [pathPrefix, ...otherPathPrefixes].map((prefix) => [
              prefix,
              service.name,
              `${timeoutSeconds} s`,
              limitsText(limits ?? ofGateway),
              clients ? clients.values.join(', ') : 'all',
            ]),
          ),
      )
      .map((row, index) => [index === 0 ? name : '', ...row]),
  );
}
