import type { ModelPlatformDefinition } from '../../../definition/platform';
import { bucketReferences, isOpenTo, teamAllowedRule } from '../bucket-references';
import { staysInside } from '../confined-consumers';
import type { Rule, RuleFinding } from '../rule';

/** The data of a confined team stays in its namespace. */
export const privacyConfined: Rule<'platform'> = {
  id: 'privacy/confined',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'Private data leaves unnoticed through a response at a gateway, a connection, or a bucket that another team reads.',
  check: ({ definition }) =>
    Object.entries(definition.teams ?? {}).flatMap(([team, spec]) =>
      spec.confined
        ? [...callers(team, definition), ...buckets(team, definition), ...connections(team, definition)]
        : [],
    ),
};

/** Consumers of the services of the team: responses carry data out. */
function callers(team: string, definition: ModelPlatformDefinition): readonly RuleFinding[] {
  return Object.entries(definition.services ?? {})
    .filter(([, service]) => service.team === team)
    .flatMap(([name, { consumers = [] }]) =>
      consumers.flatMap((consumer, index) =>
        staysInside(consumer, team, definition)
          ? []
          : [
              {
                path: ['services', name, 'consumers', index],
                problem: `the data of ${team} is confined to its namespace, and this consumer is outside`,
                value: consumer,
                allowed: `{ team: ${team} }`,
                fix: "keep consumers of the team only, or remove 'confined' from the team",
              },
            ],
      ),
    );
}

function buckets(team: string, definition: ModelPlatformDefinition): readonly RuleFinding[] {
  const uses = bucketReferences(definition);
  const own = uses.filter((use) => use.team === team);
  return own.flatMap(({ bucket, path }): readonly RuleFinding[] => {
    const others = uses
      .filter((use) => use.bucket === bucket && use.team !== team && !isRefused(use.team, bucket, definition))
      .map((use) => use.team);
    const [first, ...more] = new Set(others);
    if (first === undefined) return [];
    const also =
      more.length === 0 ? `the team ${first} also uses` : `the teams ${[first, ...more].join(', ')} also use`;
    return [
      {
        path,
        problem: `the data of ${team} is confined, and ${also} this bucket`,
        value: bucket,
        fix: 'use a separate bucket for the confined team',
      },
    ];
  });
}

/** Whether another rule reports that a team uses a bucket, and no waiver accepts it. */
function isRefused(team: string, bucket: string, definition: ModelPlatformDefinition): boolean {
  return !isOpenTo(team, bucket, definition) && !definition.waivers?.some(({ rule }) => rule === teamAllowedRule);
}

/**
 * Addresses that a job of the team connects to, inside the network too: load balancers and proxies there carry data out,
 * and the owner of an address is unknown.
 */
function connections(team: string, { training = {} }: ModelPlatformDefinition): readonly RuleFinding[] {
  return Object.entries(training)
    .filter(([, job]) => job.team === team)
    .flatMap(([name, job]) =>
      (job.connections ?? []).map(({ cidr }, index) => ({
        path: ['training', name, 'connections', index, 'cidr'],
        problem: `the data of ${team} is confined to its namespace, and this connection leads out of it`,
        value: cidr,
        fix: 'remove the connection, or state what is at this address in a waiver',
      })),
    );
}
