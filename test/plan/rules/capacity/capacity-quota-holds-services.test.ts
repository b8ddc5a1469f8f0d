import type { TeamSpec } from '../../../../lib/definition/team';
import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { withPools } from '../../../fixtures/pools';
import { small } from '../../../fixtures/queues';

const id = 'capacity/quota-holds-services';
const base = definition();

function withTeam(team: TeamSpec) {
  return { ...base, teams: { ...base.teams, ranking: team } };
}

test('accepts a quota for all replicas and one surge pod', () => {
  // 500m and 812Mi (512Mi and three times 100Mi) for each of four replicas and one surge pod.
  expect(findingsOf(withTeam({ quota: { general: { cpu: '2500m', memory: '4060Mi' } } }), id)).toEqual([]);
});

test('refuses too few CPUs', () => {
  expect(findingsOf(withTeam({ quota: { general: { cpu: '2' } } }), id)).toEqual([
    {
      rule: id,
      path: ['teams', 'ranking', 'quota', 'general'],
      problem: 'at maximum scale the services of the team in general request 2500m CPUs',
      value: '2',
      allowed: 'at least 2500m',
      fix: 'raise the quota, or lower scale.max or the resources of the services',
    },
  ]);
});

test('refuses too little memory', () => {
  expect(findingsOf(withTeam({ quota: { general: { memory: '4Gi' } } }), id)).toEqual([]);
  expect(findingsOf(withTeam({ quota: { general: { memory: '3Gi' } } }), id)).toEqual([
    {
      rule: id,
      path: ['teams', 'ranking', 'quota', 'general'],
      problem: 'at maximum scale the services of the team in general request 4060Mi of memory',
      value: '3Gi',
      allowed: 'at least 4060Mi',
      fix: 'raise the quota, or lower scale.max or the resources of the services',
    },
  ]);
});

test('accepts an unmanaged namespace', () => {
  expect(findingsOf(withTeam({ manage: false, quota: { general: { cpu: '1' } } }), id)).toEqual([]);
});

test('accepts a team without a quota', () => {
  expect(findingsOf(withService(base, { scale: { max: 1000 } }), id)).toEqual([]);
});

test('refuses too few GPUs', () => {
  const pools = withPools('eks', { gpus: { gpu: { type: 't4', count: 1 } } });
  const served = withService(pools, {
    pool: 'gpus',
    runtime: { kind: 'triton' },
    scale: { min: 1, max: 2 },
    resources: { gpu: { count: 1 } },
  });
  const quota = (gpus: number) => ({ ...served, teams: { ...served.teams, ranking: { quota: { gpus: { gpus } } } } });
  // Two replicas and one surge pod during a rollout.
  expect(findingsOf(quota(3), id)).toEqual([]);
  expect(findingsOf(quota(2), id).map(({ problem, value }) => [problem, value])).toEqual([
    ['at maximum scale the services of the team in gpus request 3 nvidia.com/gpu', '2'],
  ]);
});

test('counts the pod that sends requests to a new version', () => {
  const request = { path: '/v2/models/churn/infer', body: '{}' };
  const of = (cpu: string) => {
    const quota = { general: { cpu } };
    return withService(withTeam({ quota }), { rollout: { kind: 'blue-green', request } });
  };
  // 500m for each of eight replicas, and 10m.
  expect(findingsOf(of('4010m'), id)).toEqual([]);
  expect(findingsOf(of('4'), id)).toMatchObject([{ allowed: 'at least 4010m' }]);
});

test('a pool without a quota adds nothing to the quota of another pool', () => {
  const pools = withPools('eks', {
    large: { gpu: { type: 'h100', count: 8 } },
    small: { gpu: { type: 't4', count: 1 } },
  });
  const churn = { ...pools.services?.churn, runtime: { kind: 'triton' }, resources: { gpu: { count: 1 } } } as const;
  const services = {
    churn: { ...churn, pool: 'large', scale: { min: 1, max: 5 } },
    other: { ...churn, pool: 'small' },
  };
  const teams = { ...pools.teams, ranking: { quota: { large: { gpus: 1 } } } };
  expect(findingsOf({ ...pools, teams, services } as typeof pools, id).map(({ problem }) => problem)).toEqual([
    'at maximum scale the services of the team in large request 6 nvidia.com/gpu',
  ]);
});

test('the quota of a pool with training jobs is no maximum', () => {
  const teams = { ...base.teams, ranking: { quota: { general: { cpu: '2' } } } };
  const jobs = { training: { baskets: { ...small, team: 'ranking' } } };
  expect(findingsOf({ ...base, teams }, id)).toHaveLength(1);
  expect(findingsOf({ ...base, ...jobs, teams }, id)).toEqual([]);
});
