import type { TeamSpec } from '../../../../lib/definition/team';
import { definition, withService } from '../../../fixtures/definition';
import { withPools } from '../../../fixtures/pools';
import { findingsOf } from '../findings-of';

const id = 'capacity/quota-holds-services';
const base = definition();

function withTeam(team: TeamSpec) {
  return { ...base, teams: { ...base.teams, ranking: team } };
}

test('a quota that holds all replicas and one more is good', () => {
  // 500m and 812Mi (512Mi and three times 100Mi) for each of four replicas and one more.
  expect(findingsOf(withTeam({ quota: { general: { cpu: '2500m', memory: '4060Mi' } } }), id)).toEqual([]);
});

test('too few CPUs are found', () => {
  expect(findingsOf(withTeam({ quota: { general: { cpu: '2' } } }), id)).toEqual([
    {
      rule: id,
      path: ['teams', 'ranking', 'quota'],
      problem: 'its services ask for 2500m CPUs at most replicas',
      value: '2',
      allowed: 'at least 2500m',
      fix: 'raise the quota, or lower the replicas or what each of them asks for',
    },
  ]);
});

test('too little memory is found', () => {
  expect(findingsOf(withTeam({ quota: { general: { memory: '4Gi' } } }), id)).toEqual([]);
  expect(findingsOf(withTeam({ quota: { general: { memory: '3Gi' } } }), id)).toEqual([
    {
      rule: id,
      path: ['teams', 'ranking', 'quota'],
      problem: 'its services ask for 4060Mi of memory at most replicas',
      value: '3Gi',
      allowed: 'at least 4060Mi',
      fix: 'raise the quota, or lower the replicas or what each of them asks for',
    },
  ]);
});

test('a namespace that is not ours has no quota of ours', () => {
  expect(findingsOf(withTeam({ manage: false, quota: { general: { cpu: '1' } } }), id)).toEqual([]);
});

test('without a quota the pool alone counts, and another rule looks at it', () => {
  expect(findingsOf(withService(base, { scale: { max: 1000 } }), id)).toEqual([]);
});

test('too few GPUs are found', () => {
  const pools = withPools('eks', { gpus: { gpu: { type: 't4', count: 1 } } });
  const served = withService(pools, {
    pool: 'gpus',
    runtime: { kind: 'triton' },
    scale: { min: 1, max: 2 },
    resources: { gpu: { count: 1 } },
  });
  const quota = (gpus: number) => ({ ...served, teams: { ...served.teams, ranking: { quota: { gpus: { gpus } } } } });
  // Two replicas, and one more while a new version takes over.
  expect(findingsOf(quota(3), id)).toEqual([]);
  expect(findingsOf(quota(2), id).map(({ problem, value }) => [problem, value])).toEqual([
    ['its services ask for 3 nvidia.com/gpu at most replicas', '2'],
  ]);
});
