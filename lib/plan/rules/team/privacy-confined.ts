import type { ModelPlatformDefinition } from '../../../definition/platform';
import type { ConsumerSpec } from '../../../definition/service';
import { lookup } from '../../../units/lookup';
import { teamNamespace } from '../../resolve/team/team';
import type { ModelPlatformPlan } from '../../types/platform';
import { bucketReferences, isOpenTo, teamAllowedRule } from '../bucket-references';
import type { Rule, RuleFinding } from '../rule';

/** The data of a confined team stays in its namespace and in the region of the cluster. */
export const privacyConfined: Rule<'platform'> = {
  id: 'privacy/confined',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'Private data leaves unnoticed through a response at a gateway, a connection, or a bucket that another team reads.',
  check: ({ definition, plan }) =>
    Object.entries(definition.teams ?? {}).flatMap(([team, spec]) =>
      spec.confined
        ? [
            ...callers(team, definition),
            ...calls(team, definition),
            ...buckets(team, definition, plan),
            ...connections(team, definition),
          ]
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

/** Services of other teams that the team calls: requests carry data out. */
function calls(team: string, definition: ModelPlatformDefinition): readonly RuleFinding[] {
  return Object.entries(definition.services ?? {})
    .filter(([, service]) => service.team !== team)
    .flatMap(([name, { team: owner, consumers = [] }]) =>
      consumers.flatMap((consumer, index) =>
        staysInside(consumer, team, definition)
          ? [
              {
                path: ['services', name, 'consumers', index],
                problem: `the data of ${team} is confined to its namespace, and its requests carry data to ${owner}`,
                value: consumer,
                fix: `add a service with this model to ${team}, or remove 'confined' from the team`,
              },
            ]
          : [],
      ),
    );
}

/** Whether a consumer is in the namespace of the team. */
function staysInside(consumer: ConsumerSpec, team: string, { teams }: ModelPlatformDefinition): boolean {
  if ('team' in consumer) return consumer.team === team;
  if ('gateway' in consumer) return false;
  const spec = lookup(teams, team);
  return spec !== undefined && consumer.namespace === teamNamespace(team, spec);
}

function buckets(
  team: string,
  definition: ModelPlatformDefinition,
  plan: Pick<ModelPlatformPlan, 'cluster'>,
): readonly RuleFinding[] {
  const uses = bucketReferences(definition);
  const own = uses.filter((use) => use.team === team);
  return own.flatMap(({ bucket, path }): readonly RuleFinding[] => {
    const other = uses.find(
      (use) => use.bucket === bucket && use.team !== team && !isRefused(use.team, bucket, definition),
    );
    const elsewhere = lookup(plan.cluster.buckets, bucket)?.manage === false;
    return [
      ...(other
        ? [
            {
              path,
              problem: `the data of ${team} is confined, and the team ${other.team} also uses this bucket`,
              value: bucket,
              fix: 'use a separate bucket for the confined team',
            },
          ]
        : []),
      ...(elsewhere
        ? [
            {
              path,
              problem: `the data of ${team} is confined, and the region of this unmanaged bucket is unknown`,
              value: bucket,
              fix: 'use a managed bucket, or state the region of the bucket in a waiver',
            },
          ]
        : []),
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
