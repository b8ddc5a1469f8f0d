import { bucketReferences, isOpenTo, teamAllowedRule } from '../bucket-references';
import type { Rule } from '../rule';

/** A bucket is used only by the teams that the platform allows. */
export const bucketTeamAllowed: Rule<'platform'> = {
  id: teamAllowedRule,
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'A team that can name any bucket in its part reads the data of all other teams, or serves it to its clients.',
  check: ({ definition }) =>
    bucketReferences(definition).flatMap(({ team, bucket, path }) => {
      if (isOpenTo(team, bucket, definition)) return [];
      return [
        {
          path,
          problem: `the team ${team} uses the bucket ${bucket}, which is not one of its buckets`,
          value: bucket,
          allowed: bucketsOf(team, definition.buckets ?? {}),
          fix: `use a bucket of the team, or add ${team} to buckets.${bucket}.teams in the definition of the platform`,
        },
      ];
    }),
};

function bucketsOf(
  team: string,
  buckets: Readonly<Record<string, { readonly teams?: readonly string[] }>>,
): readonly string[] {
  return Object.entries(buckets).flatMap(([name, { teams }]) => (!teams || teams.includes(team) ? [name] : []));
}
