import type { TeamSpec } from '../../../../lib/definition/team';
import { checkModelPlatform } from '../../../../lib/plan/plan';
import { definition, withCluster, withService } from '../../../fixtures/definition';
import { withTraining } from '../../../fixtures/training';
import { findingsOf } from '../findings-of';

const id = 'team/unmanaged';
const base = withService(definition(), { consumers: [{ gateway: 'internal' }] });

function withShop(shop: TeamSpec) {
  return { ...base, teams: { ...base.teams, shop } };
}

test('a namespace that is ours may have members and a quota', () => {
  expect(findingsOf(definition(), id)).toEqual([]);
  expect(findingsOf(withShop({ members: { viewer: ['user:kim'] }, quota: { general: { cpu: '1' } } }), id)).toEqual([]);
});

test('one that is not ours may have neither', () => {
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
      problem: 'the namespace legacy is not ours, so that nothing is made of this',
      fix: "take 'members' away and let the owner of the namespace see to it, or take 'manage: false' away",
    },
    {
      rule: id,
      path: ['teams', 'shop', 'quota'],
      problem: 'the namespace legacy is not ours, so that nothing is made of this',
      fix: "take 'quota' away and let the owner of the namespace see to it, or take 'manage: false' away",
    },
  ]);
});

test('secrets are brought into one that is not ours too', () => {
  const shop = { manage: false, secrets: { database: { remote: 'acme/database' } } };
  expect(findingsOf(withShop(shop), id)).toEqual([]);
});

test('its part of a pool that training waits for is in the queue, which is ours', () => {
  const pools = { ...base.cluster.nodePools, train: base.cluster.nodePools.general ?? { nodes: { min: 0, max: 1 } } };
  const context = withTraining(withCluster(base, { nodePools: pools }), { pool: 'train' });
  const shop = (pool: string) => ({ ...context.teams, shop: { manage: false, quota: { [pool]: { cpu: '1' } } } });
  expect(findingsOf({ ...context, teams: shop('train') }, id)).toEqual([]);
  expect(findingsOf({ ...context, teams: shop('general') }, id)).toHaveLength(1);
});

const called = withService(withShop({ manage: false, namespace: 'legacy' }), {
  consumers: [{ gateway: 'internal' }, { team: 'shop' }],
});

test('nothing shows that a team in a namespace of somebody else reaches a service', () => {
  expect(findingsOf(called, id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'consumers', 1, 'team'],
      problem: 'the namespace legacy is not ours, so that nothing shows that its pods may send requests',
      value: 'shop',
      fix: 'write { namespace: "legacy" } once its owner lets them, or take \'manage: false\' away',
    },
  ]);
});

test('both ways of mending it are good', () => {
  const consumers = [{ gateway: 'internal' }, { namespace: 'legacy' }];
  const { findings } = checkModelPlatform(withService(called, { consumers }));
  expect(findings.filter(({ path }) => path[0] === 'services')).toEqual([]);
  const ours = { ...called, teams: { ...called.teams, shop: { namespace: 'legacy' } } };
  expect(findingsOf(ours, id)).toEqual([]);
});

test('who knows that the way is open can say so', () => {
  const waivers = [{ rule: id, at: 'services.churn.consumers[1]', reason: 'its owner opened the way' }];
  expect(findingsOf({ ...called, waivers }, id)).toEqual([]);
  expect(findingsOf({ ...called, waivers }, 'waiver/used')).toEqual([]);
});
