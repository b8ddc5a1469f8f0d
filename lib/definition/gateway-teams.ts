import { isMap, valueAt } from '../units/values';
import { roleOf, type Traced } from './trace';

/**
 * Adds the default of `teams` to every gateway of a definition with parts: the teams of the services outside the parts that
 * name the gateway as a consumer. So a part serves only through gateways that the platform gives to its team.
 */
export function withGatewayTeams({ value, trace }: Traced): unknown {
  const gateways = valueAt(value, ['gateways']);
  if (!isMap(value) || !isMap(gateways)) return value;
  const services = valueAt(value, ['services']);
  const uses = Object.entries(isMap(services) ? services : {})
    .filter(([name]) => roleOf(trace, ['services', name]) !== 'part')
    .flatMap(([, service]) => gatewaysOf(service).map((gateway) => ({ gateway, team: valueAt(service, ['team']) })));
  const named = Object.entries(gateways).map(([name, gateway]) => {
    if (!isMap(gateway) || Object.hasOwn(gateway, 'teams')) return [name, gateway];
    const teams = uses.flatMap((use) => (use.gateway === name && typeof use.team === 'string' ? [use.team] : []));
    return [name, { ...gateway, teams: [...new Set(teams)].sort() }];
  });
  return { ...value, gateways: Object.fromEntries(named) };
}

function gatewaysOf(service: unknown): readonly unknown[] {
  const consumers = valueAt(service, ['consumers']);
  return Array.isArray(consumers) ? consumers.map((consumer: unknown) => valueAt(consumer, ['gateway'])) : [];
}
