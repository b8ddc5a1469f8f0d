import { isMap, valueAt } from '../units/values';
import { roleOf, type Traced } from './trace';

/**
 * Gives every team whose part mounts Secrets an empty list of `secrets` if it has none. So a part mounts only Secrets that
 * the platform gives to its team, also where the team creates them itself.
 */
export function withTeamSecrets({ value, trace }: Traced): unknown {
  const teams = valueAt(value, ['teams']);
  const training = valueAt(value, ['training']);
  if (!isMap(value) || !isMap(teams) || !isMap(training)) return value;
  const mounting = new Set(
    Object.entries(training).flatMap(([name, job]) => {
      const ofPart = roleOf(trace, ['training', name]) === 'part';
      return ofPart && valueAt(job, ['secrets']) !== undefined ? [valueAt(job, ['team'])] : [];
    }),
  );
  const named = Object.entries(teams).map(([name, team]) => {
    if (!isMap(team) || Object.hasOwn(team, 'secrets') || !mounting.has(name)) return [name, team];
    return [name, { ...team, secrets: {} }];
  });
  return { ...value, teams: Object.fromEntries(named) };
}
