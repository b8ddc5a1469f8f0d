import { valueAt } from '../units/values';
import { consumersOf, outsideParts, withDefaultField } from './part-defaults';
import type { Traced } from './trace';

/**
 * Adds the default of `calls` to every team of a definition with parts: the services of other teams outside the parts that
 * name the team as a consumer. So the part of one team opens no connection of the pods of another team.
 */
export function withTeamCalls(definition: Traced): unknown {
  const calls = outsideParts(definition, 'services').flatMap(([service, spec]) =>
    consumersOf(spec, 'team').map((team) => ({ team, service, owner: valueAt(spec, ['team']) })),
  );
  return withDefaultField(definition.value, ['teams', 'calls'], (name) => {
    const called = calls.filter((call) => call.team === name && call.owner !== name).map(({ service }) => service);
    return [...new Set(called)].sort();
  });
}
