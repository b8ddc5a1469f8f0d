import { valueAt } from '../units/values';
import { consumersOf, outsideParts, withDefaultField } from './part-defaults';
import type { Traced } from './trace';

/**
 * Adds the default of `teams` to every gateway of a definition with parts: the teams of the services outside the parts that
 * name the gateway as a consumer. So a part serves only through gateways that the platform gives to its team.
 */
export function withGatewayTeams(definition: Traced): unknown {
  const uses = outsideParts(definition, 'services').flatMap(([, service]) =>
    consumersOf(service, 'gateway').map((gateway) => ({ gateway, team: valueAt(service, ['team']) })),
  );
  return withDefaultField(definition.value, ['gateways', 'teams'], (name) => {
    const teams = uses.flatMap((use) => (use.gateway === name && typeof use.team === 'string' ? [use.team] : []));
    return [...new Set(teams)].sort();
  });
}
