import { isMap, valueAt } from '../units/values';
import { roleOf, type Traced } from './trace';

/**
 * Adds the default of `calls` to every team of a definition with parts: the services of other teams outside the parts that
 * name the team as a consumer. So the part of one team opens no connection of the pods of another team.
 */
export function withTeamCalls({ value, trace }: Traced): unknown {
  const teams = valueAt(value, ['teams']);
  if (!isMap(value) || !isMap(teams)) return value;
  const services = valueAt(value, ['services']);
  const outsideParts = Object.entries(isMap(services) ? services : {}).filter(
    ([name]) => roleOf(trace, ['services', name]) !== 'part',
  );
  const calls = outsideParts.flatMap(([service, spec]) =>
    consumerTeams(spec).map((team) => ({ team, service, owner: valueAt(spec, ['team']) })),
  );
  const named = Object.entries(teams).map(([name, team]) => {
    if (!isMap(team) || Object.hasOwn(team, 'calls')) return [name, team];
    const called = calls.filter((call) => call.team === name && call.owner !== name).map(({ service }) => service);
    return [name, { ...team, calls: [...new Set(called)].sort() }];
  });
  return { ...value, teams: Object.fromEntries(named) };
}

function consumerTeams(service: unknown): readonly unknown[] {
  const consumers = valueAt(service, ['consumers']);
  return Array.isArray(consumers) ? consumers.map((consumer: unknown) => valueAt(consumer, ['team'])) : [];
}
