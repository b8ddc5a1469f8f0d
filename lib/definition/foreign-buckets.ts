import type { Finding } from '../errors';
import { entriesOf, isMap, valueAt } from '../units/values';
import { partsOfModels } from './foreign-models';
import { modelNames } from './model-names';
import { ownerOf } from './part-team';
import { shown } from './schema/values';
import type { Traced } from './trace';

/**
 * Findings for models of parts in buckets that the team of the part cannot use, and that no service serves: of those that are
 * served, `bucket/team-allowed` reports the service. A path of such a model would change the folders that the services of
 * other teams may read.
 *
 * @param definition - with `buckets.NAME.teams`, also their defaults
 */
export function foreignBuckets(definition: Traced): readonly Finding[] {
  const { value } = definition;
  const served = new Set(
    entriesOf(valueAt(value, ['services'])).flatMap(([, service]) => modelNames(service).map(([, name]) => name)),
  );
  return [...partsOfModels(definition)].flatMap(([model, part]) => {
    const [bucket, team] = [valueAt(value, ['models', model, 'bucket']), ownerOf(part)];
    if (served.has(model) || typeof bucket !== 'string' || typeof team !== 'string') return [];
    return isOpen(value, bucket, team) ? [] : [foreignBucket(model, bucket, team)];
  });
}

/** Other findings report an unknown bucket or team. */
function isOpen(value: unknown, bucket: string, team: string): boolean {
  const teams = valueAt(value, ['buckets', bucket, 'teams']);
  return !Array.isArray(teams) || !isMap(valueAt(value, ['teams', team])) || teams.includes(team);
}

function foreignBucket(model: string, bucket: string, team: string): Finding {
  return {
    rule: 'part/foreign-bucket',
    path: ['models', model, 'bucket'],
    problem: `the model is in a part of the team ${team}, which cannot use the bucket`,
    ...shown(bucket),
    allowed: 'buckets of the team',
    fix: `use a bucket of the team, or add ${team} to buckets.${bucket}.teams in the definition of the platform`,
  };
}
