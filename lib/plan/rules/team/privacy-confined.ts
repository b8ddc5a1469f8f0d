import type { ModelPlatformDefinition } from '../../../definition/platform';
import type { ConsumerSpec } from '../../../definition/service';
import { cidrContains, parseCidr } from '../../../units/cidr';
import { lookup } from '../../../units/lookup';
import { teamNamespace } from '../../resolve/team/team';
import type { ModelPlatformPlan } from '../../types/platform';
import { bucketReferences } from '../bucket-references';
import type { Rule, RuleFinding } from '../rule';

/** What belongs to a confined team stays in its namespace and in the region of the cluster. */
export const privacyConfined: Rule<'platform'> = {
  id: 'privacy/confined',
  scope: 'platform',
  waivable: true,
  rationale:
    'Private data leaves by ways that nobody meant: an answer through a gateway, a bucket that another team reads.',
  check: ({ definition, plan }) =>
    Object.entries(definition.teams ?? {}).flatMap(([team, spec]) =>
      spec.confined
        ? [
            ...callers(team, definition),
            ...calls(team, definition),
            ...buckets(team, definition),
            ...connections(team, definition, plan),
          ]
        : [],
    ),
};

/** Requests bring data in and answers take it out. */
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
                problem: `the data of ${team} is confined to its namespace, and this consumer is outside of it`,
                value: consumer,
                allowed: `{ team: ${team} }`,
                fix: "let the team's own application call it, or take 'confined' away from the team",
              },
            ],
      ),
    );
}

/** Who calls a service sends it data: what the team asks of another team leaves its namespace. */
function calls(team: string, definition: ModelPlatformDefinition): readonly RuleFinding[] {
  return Object.entries(definition.services ?? {})
    .filter(([, service]) => service.team !== team)
    .flatMap(([name, { team: owner, consumers = [] }]) =>
      consumers.flatMap((consumer, index) =>
        staysInside(consumer, team, definition)
          ? [
              {
                path: ['services', name, 'consumers', index],
                problem: `the data of ${team} is confined to its namespace, and its requests would take it to ${owner}`,
                value: consumer,
                fix: `give ${team} a service of its own with this model, or take 'confined' away from the team`,
              },
            ]
          : [],
      ),
    );
}

/** Whether a consumer is of the team's own namespace. */
function staysInside(consumer: ConsumerSpec, team: string, { teams }: ModelPlatformDefinition): boolean {
  if ('team' in consumer) return consumer.team === team;
  if ('gateway' in consumer) return false;
  const spec = lookup(teams, team);
  return spec !== undefined && consumer.namespace === teamNamespace(team, spec);
}

function buckets(team: string, definition: ModelPlatformDefinition): readonly RuleFinding[] {
  const uses = bucketReferences(definition);
  const own = uses.filter((use) => use.team === team);
  return own.flatMap(({ bucket, path }): readonly RuleFinding[] => {
    const other = uses.find((use) => use.bucket === bucket && use.team !== team);
    const elsewhere =
      lookup(definition.buckets, bucket)?.manage === false || definition.cluster.provider === 'existing';
    return [
      ...(other
        ? [
            {
              path,
              problem: `the data of ${team} is confined, and the team ${other.team} uses this bucket too`,
              value: bucket,
              fix: 'give the confined team a bucket of its own',
            },
          ]
        : []),
      ...(elsewhere
        ? [
            {
              path,
              problem: `the data of ${team} is confined, and nothing here says where this bucket is: it is not made by this platform`,
              value: bucket,
              fix: 'let the platform make it, or accept it with a waiver that says where it is',
            },
          ]
        : []),
    ];
  });
}

/** A database in the network of the cluster is in its region; of any other address nothing is known. */
function connections(
  team: string,
  { training = {} }: ModelPlatformDefinition,
  { cluster }: Pick<ModelPlatformPlan, 'cluster'>,
): readonly RuleFinding[] {
  const network = cluster.network && parseCidr(cluster.network.cidr);
  return Object.entries(training)
    .filter(([, job]) => job.team === team)
    .flatMap(([name, job]) =>
      (job.connections ?? []).flatMap(({ cidr }, index) =>
        network && cidrContains(network, parseCidr(cidr))
          ? []
          : [
              {
                path: ['training', name, 'connections', index, 'cidr'],
                problem: `the data of ${team} is confined, and this address is outside of the cluster's network`,
                value: cidr,
                ...(cluster.network && { allowed: `addresses within ${cluster.network.cidr}` }),
                fix: 'reach it inside the network, or accept it with a waiver that says where it is',
              },
            ],
      ),
    );
}
