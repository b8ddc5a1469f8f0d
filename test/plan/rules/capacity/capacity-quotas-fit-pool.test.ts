import type { PoolQuotaSpec } from '../../../../lib/definition/team';
import { existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { withPools } from '../../../fixtures/pools';
import { gang, small, trainingDefinition, withQuotas as withTeamQuotas } from '../../../fixtures/queues';

const id = 'capacity/quotas-fit-pool';

/** Two teams with quotas on a pool of four nodes, each with 6750m CPU and 27.75Gi for workloads. */
function withQuotas(ranking: PoolQuotaSpec, shop: PoolQuotaSpec) {
  const base = existingDefinition();
  return {
    ...base,
    teams: {
      ranking: { ...base.teams?.ranking, quota: { general: ranking } },
      shop: { ...base.teams?.shop, quota: { general: shop } },
    },
  };
}

const found = {
  rule: id,
  path: ['cluster', 'nodePools', 'general', 'nodes', 'max'],
  value: 4,
  fix: 'raise nodes.max, or lower the quotas',
};

test('accepts quotas of exactly the capacity', () => {
  expect(findingsOf(withQuotas({ cpu: '20', memory: '55Gi' }, { cpu: '7', memory: '56Gi' }), id)).toEqual([]);
});

test('refuses more CPUs than the pool has', () => {
  expect(findingsOf(withQuotas({ cpu: '20' }, { cpu: '7001m' }), id)).toEqual([
    {
      ...found,
      problem: 'the quotas of all teams total 27001m CPUs, and the pool at its maximum size has 27',
      allowed: 'quotas of at most 27 in total',
    },
  ]);
});

test('refuses more memory than the pool has', () => {
  expect(findingsOf(withQuotas({ memory: '100Gi' }, { memory: '12Gi' }), id)).toEqual([
    {
      ...found,
      problem: 'the quotas of all teams total 112Gi memory, and the pool at its maximum size has 111Gi',
      allowed: 'quotas of at most 111Gi in total',
    },
  ]);
});

test('refuses GPUs on a pool without GPUs', () => {
  expect(findingsOf(withQuotas({ gpus: 1 }, {}), id)).toEqual([
    {
      rule: id,
      path: ['teams', 'ranking', 'quota', 'general', 'gpus'],
      problem: 'the nodes of this pool have no GPUs',
      value: 1,
      allowed: '0',
      fix: 'remove gpus, or choose a pool with GPUs',
    },
  ]);
});

test('accepts teams without quotas', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

describe('a pool with a queue for training', () => {
  const both = trainingDefinition({ ranker: gang, baskets: { ...small, pool: 'train' } });

  test('accepts quotas of all GPUs', () => {
    expect(findingsOf(withTeamQuotas(both, { ranking: { gpus: 20 }, shop: { gpus: 12 } }), id)).toEqual([]);
  });

  test('refuses too many GPUs and reports no resources in proportion to them', () => {
    const findings = findingsOf(withTeamQuotas(both, { ranking: { gpus: 20 }, shop: { gpus: 13 } }), id);
    expect(findings.map(({ problem, allowed }) => [problem, allowed])).toEqual([
      [
        'the quotas of all teams total 33 GPUs, and the pool at its maximum size has 32',
        'quotas of at most 32 in total',
      ],
    ]);
  });

  test('counts the CPUs in proportion to the GPUs of another team', () => {
    // Four nodes with 95290m for workloads, half of them with the GPUs of ranking.
    const findings = findingsOf(withTeamQuotas(both, { ranking: { gpus: 16 }, shop: { cpu: '191', gpus: 16 } }), id);
    expect(findings.map(({ problem }) => problem)).toEqual([
      'the quotas of all teams total 381580m CPUs, and the pool at its maximum size has 381160m',
    ]);
  });

  test('subtracts the services of the pool first', () => {
    const cpus = (cpu: string) => {
      const served = trainingDefinition({ baskets: small });
      return { ...served, teams: { ...served.teams, shop: { quota: { general: { cpu } } } } };
    };
    expect(findingsOf(cpus('12180m'), id)).toEqual([]);
    expect(findingsOf(cpus('12181m'), id)[0]).toMatchObject({
      problem:
        'the quotas of all teams total 12181m CPUs, and the pool at its maximum size has 12180m left after its services at maximum scale',
      allowed: 'quotas of at most 12180m in total',
    });
  });
});

describe('a pool with shared GPUs', () => {
  const shares = (gpus: number) => {
    const pools = withPools('eks', { shared: { gpu: { type: 't4', count: 1, sharing: { memory: '5Gi' } } } });
    return { ...pools, teams: { ...pools.teams, shop: { quota: { shared: { gpus } } } } };
  };

  test('counts shares', () => {
    // Four nodes with one GPU of 16 GiB each, in three shares.
    expect(findingsOf(shares(12), id)).toEqual([]);
    expect(findingsOf(shares(13), id)[0]?.allowed).toBe('quotas of at most 12 in total');
  });
});
