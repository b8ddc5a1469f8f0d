import { rolloutFacts } from '../../facts/rollouts';
import type { Rule } from '../rule';

/** A gateway splits the traffic of a canary. */
export const rolloutGateway: Rule<'service'> = {
  id: 'rollout/gateway',
  scope: 'service',
  waivableBy: 'part',
  rationale:
    'Only a gateway splits traffic between two revisions: requests inside the cluster all go to the stable one.',
  check: ({ workload: { path, rollout, routes }, gateways }) =>
    rolloutFacts(rollout).splitsRequests && routes.length === 0
      ? [
          {
            path: [...path, 'rollout', 'kind'],
            problem: 'no consumer is a gateway, so the canary revision gets no traffic until it gets all of it',
            value: rollout.kind,
            allowed: ['rolling', 'blue-green'],
            fix: consumerFix(gateways),
          },
        ]
      : [],
};

function consumerFix([first]: readonly string[]): string {
  return first === undefined
    ? 'define a gateway and add it to the consumers, or choose another rollout'
    : `add { gateway: ${JSON.stringify(first)} } to the consumers, or choose another rollout`;
}
