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
  const routes = routeRows(plan);
  if (routes.length === 0) return section('Gateways', addresses, style);
  const columns = [{ title: 'gateway' }, { title: 'path prefix', wrap: true }, { title: 'service' }];
  return section('Gateways', [addresses, table(columns, routes, style)].join('\n\n'), style);
};

function routeRows({ gateways, services }: ModelPlatformPlan): readonly (readonly string[])[] {
  return Object.keys(gateways).flatMap((name) =>
    Object.values(services)
      .flatMap((service) =>
        service.routes
          .filter(({ gateway }) => gateway === name)
          .flatMap(({ pathPrefix, otherPathPrefixes = [] }) => [pathPrefix, ...otherPathPrefixes])
          .map((prefix) => [prefix, service.name]),
      )
      .map((row, index) => [index === 0 ? name : '', ...row]),
  );
}
