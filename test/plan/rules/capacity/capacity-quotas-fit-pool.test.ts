import type { PoolQuotaSpec } from '../../../../lib/definition/team';
import { existingDefinition } from '../../../fixtures/definition';
import { withPools } from '../../../fixtures/pools';
import { gang, small, withQuotas as withTeamQuotas, withTraining } from '../../../fixtures/queues';
import { findingsOf } from '../findings-of';

const id = 'capacity/quotas-fit-pool';

/** Two teams with a part of the pool of four nodes, each with 6750m CPU and 27.75Gi for workloads. */
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
  fix: 'allow more nodes, or lower the quotas',
};

test('quotas that the pool has nodes for are good, to the last CPU', () => {
  expect(findingsOf(withQuotas({ cpu: '20', memory: '55Gi' }, { cpu: '7', memory: '56Gi' }), id)).toEqual([]);
});

test('more CPUs than the pool has are found', () => {
  expect(findingsOf(withQuotas({ cpu: '20' }, { cpu: '7001m' }), id)).toEqual([
    {
      ...found,
      problem: 'the teams are promised 27001m of CPUs of this pool, more than it has with all its nodes',
      allowed: 'quotas of at most 27 together',
    },
  ]);
});

test('more memory than the pool has is found', () => {
  expect(findingsOf(withQuotas({ memory: '100Gi' }, { memory: '12Gi' }), id)).toEqual([
    {
      ...found,
      problem: 'the teams are promised 112Gi of memory of this pool, more than it has with all its nodes',
      allowed: 'quotas of at most 111Gi together',
    },
  ]);
});

test('GPUs of a pool without any are found', () => {
  expect(findingsOf(withQuotas({ gpus: 1 }, {}), id)).toEqual([
    {
      rule: id,
      path: ['teams', 'ranking', 'quota', 'general', 'gpus'],
      problem: 'the nodes of this pool have no GPUs',
      value: 1,
      allowed: '0',
      fix: 'take it away, or name a pool with GPUs',
    },
  ]);
});

test('without quotas nothing is promised', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

describe('of a pool that training waits for', () => {
  const both = withTraining({ ranker: gang, baskets: { ...small, pool: 'train' } });

  test('all GPUs may be promised', () => {
    expect(findingsOf(withTeamQuotas(both, { ranking: { gpus: 20 }, shop: { gpus: 12 } }), id)).toEqual([]);
  });

  test('too many GPUs are found, without what follows them in proportion', () => {
    const findings = findingsOf(withTeamQuotas(both, { ranking: { gpus: 20 }, shop: { gpus: 13 } }), id);
    expect(findings.map(({ problem, allowed }) => [problem, allowed])).toEqual([
      [
        'the teams are promised 33 of GPUs of this pool, more than it has with all its nodes',
        'quotas of at most 32 together',
      ],
    ]);
  });

  test('what follows the GPUs of one team counts against what another team says', () => {
    // Four nodes with 95290m for workloads, half of them with the GPUs of ranking.
    const findings = findingsOf(withTeamQuotas(both, { ranking: { gpus: 16 }, shop: { cpu: '191', gpus: 16 } }), id);
    expect(findings.map(({ problem }) => problem)).toEqual([
      'the teams are promised 381580m of CPUs of this pool, more than it has with all its nodes',
    ]);
  });

  test('services have their part first', () => {
    const cpus = (cpu: string) => {
      const served = withTraining({ baskets: small });
      return { ...served, teams: { ...served.teams, shop: { quota: { general: { cpu } } } } };
    };
    expect(findingsOf(cpus('12180m'), id)).toEqual([]);
    expect(findingsOf(cpus('12181m'), id)[0]).toMatchObject({
      problem:
        'the teams are promised 12181m of CPUs of this pool, more than it has with all its nodes, beside its services at most replicas',
      allowed: 'quotas of at most 12180m together',
    });
  });
});

describe('of a pool with shared GPUs', () => {
  const shares = (gpus: number) => {
    const pools = withPools('eks', { shared: { gpu: { type: 't4', count: 1, sharing: { memory: '5Gi' } } } });
    return { ...pools, teams: { ...pools.teams, shop: { quota: { shared: { gpus } } } } };
  };

  test('quotas count shares', () => {
    // Four nodes with one GPU of 16 GiB each, in three shares.
    expect(findingsOf(shares(12), id)).toEqual([]);
    expect(findingsOf(shares(13), id)[0]?.allowed).toBe('quotas of at most 12 together');
  });
});
