import { type Section, tableSection } from './section';

/** The ways in from outside the cluster, and the services behind them. */
export const gatewaysSection: Section = ({ gateways, services }, style) =>
  tableSection(
    'Gateways',
    [
      { title: 'gateway' },
      { title: 'namespace', wrap: true },
      { title: 'address' },
      { title: 'class', wrap: true },
      { title: 'leads to', wrap: true },
    ],
    Object.values(gateways).map(({ name, namespace, hostname, listener, className }) => [
      name,
      namespace,
      `${listener.protocol.toLowerCase()}://${hostname}:${listener.port}`,
      className,
      Object.values(services)
        .flatMap((service) =>
          service.routes
            .filter(({ gateway }) => gateway === name)
            .flatMap(({ pathPrefix, otherPathPrefixes = [] }) => [pathPrefix, ...otherPathPrefixes])
            .map((prefix) => `${prefix} to ${service.name}`),
        )
        .join('\n') || 'nothing',
    ]),
    style,
  );
