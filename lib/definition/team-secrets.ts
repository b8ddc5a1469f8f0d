import { entriesOf, valueAt } from '../units/values';
import { withDefaultField } from './part-defaults';
import { roleOf, type Traced } from './trace';

/**
 * Gives every team whose part mounts Secrets an empty list of `secrets` if it has none. So a part mounts only Secrets that
 * the platform gives to its team, also where the team creates them itself.
 */
export function withTeamSecrets({ value, trace }: Traced): unknown {
  const mounting = new Set(
    entriesOf(valueAt(value, ['training'])).flatMap(([name, job]) => {
      const ofPart = roleOf(trace, ['training', name]) === 'part';
      return ofPart && valueAt(job, ['secrets']) !== undefined ? [valueAt(job, ['team'])] : [];
    }),
  );
  return withDefaultField(value, ['teams', 'secrets'], (name) => (mounting.has(name) ? {} : undefined));
}
