import type { Rule } from '../rule';

/** Something splits the requests of a canary. */
export const rolloutGateway: Rule<'service'> = {
  id: 'rollout/gateway',
  scope: 'service',
  waivable: true,
  rationale:
    'Only a gateway gives two versions each its share of the requests: those from inside the cluster all go to the old one.',
  check: ({ workload: { path, rollout }, gateways }) =>
    rollout.kind === 'canary' && rollout.routes.length === 0
      ? [
          {
            path: [...path, 'rollout', 'kind'],
            problem: 'no gateway is among the consumers, so that a new version would get no requests until it has all',
            value: rollout.kind,
            allowed: ['rolling', 'blue-green'],
            fix: consumerFix(gateways),
          },
        ]
      : [],
};

function consumerFix([first]: readonly string[]): string {
  return first === undefined
    ? 'define a gateway and name it among the consumers, or choose another rollout'
    : `write { gateway: ${JSON.stringify(first)} } among the consumers, or choose another rollout`;
}
