import type { TeamSpec } from '../../../../lib/definition/team';
import { checkModelPlatform } from '../../../../lib/plan/plan';
import { definition, withCluster, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { withTraining } from '../../../fixtures/training';

const id = 'team/unmanaged';
const base = withService(definition(), { consumers: [{ gateway: 'internal' }] });

function withShop(shop: TeamSpec) {
  return { ...base, teams: { ...base.teams, shop } };
}

test('accepts members and a quota in a managed namespace', () => {
  expect(findingsOf(definition(), id)).toEqual([]);
  expect(findingsOf(withShop({ members: { viewer: ['user:kim'] }, quota: { general: { cpu: '1' } } }), id)).toEqual([]);
});

test('refuses members and a quota in an unmanaged namespace', () => {
  expect(findingsOf(withShop({ manage: false, members: {}, quota: {} }), id)).toEqual([]);
  const shop: TeamSpec = {
    manage: false,
    namespace: 'legacy',
    members: { viewer: ['user:kim'] },
    quota: { general: { cpu: '1' } },
  };
  expect(findingsOf(withShop(shop), id)).toEqual([
    {
      rule: id,
      path: ['teams', 'shop', 'members'],
      problem: 'the namespace legacy is unmanaged, so this field has no effect',
      fix: "remove 'members' and ask the owner of the namespace to create it, or remove 'manage: false'",
    },
    {
      rule: id,
      path: ['teams', 'shop', 'quota'],
      problem: 'the namespace legacy is unmanaged, so this field has no effect',
      fix: "remove 'quota' and ask the owner of the namespace to create it, or remove 'manage: false'",
    },
  ]);
});

test('accepts secrets in an unmanaged namespace', () => {
  const shop = { manage: false, secrets: { database: { remote: 'acme/database' } } };
  expect(findingsOf(withShop(shop), id)).toEqual([]);
});

test('accepts a quota on a pool with training jobs', () => {
  const pools = { ...base.cluster.nodePools, train: base.cluster.nodePools.general ?? { nodes: { min: 0, max: 1 } } };
  const context = withTraining(withCluster(base, { nodePools: pools }), { pool: 'train' });
  const shop = (pool: string) => ({ ...context.teams, shop: { manage: false, quota: { [pool]: { cpu: '1' } } } });
  expect(findingsOf({ ...context, teams: shop('train') }, id)).toEqual([]);
  expect(findingsOf({ ...context, teams: shop('general') }, id)).toHaveLength(1);
});

const called = withService(withShop({ manage: false, namespace: 'legacy' }), {
  consumers: [{ gateway: 'internal' }, { team: 'shop' }],
});

test('refuses a team in an unmanaged namespace as consumer', () => {
  expect(findingsOf(called, id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'consumers', 1, 'team'],
      problem: 'the namespace legacy is unmanaged, so it is unknown whether its pods can send requests',
      value: 'shop',
      fix: 'write { namespace: "legacy" } after its owner allows egress, or remove \'manage: false\'',
    },
  ]);
});

test('accepts both fixes', () => {
  const consumers = [{ gateway: 'internal' }, { namespace: 'legacy' }];
  const { findings } = checkModelPlatform(withService(called, { consumers }));
  expect(findings.filter(({ path }) => path[0] === 'services')).toEqual([]);
  const managed = { ...called, teams: { ...called.teams, shop: { namespace: 'legacy' } } };
  expect(findingsOf(managed, id)).toEqual([]);
});

test('can be waived', () => {
  const waivers = [{ rule: id, at: 'services.churn.consumers[1]', reason: 'its owner opened the way' }];
  expect(findingsOf({ ...called, waivers }, id)).toEqual([]);
  expect(findingsOf({ ...called, waivers }, 'waiver/used')).toEqual([]);
});
