import { type SoldIn, zoneProblems } from '../../lib/clusters/zone-offers';
import { mapRecord } from '../../lib/units/records';
import { clusterPlanOf } from '../fixtures/cluster-plan';
import { ofType, recordCluster } from './record';

const plan = clusterPlanOf('aks', { pools: {} });
const [machine = ''] = Object.values(plan.pools).map(({ machineType }) => machineType);
const sold =
  (zones: readonly string[] | undefined): SoldIn =>
  (asked) =>
    asked === machine ? zones : ['1', '2', '3'];

test('accepts machines that all zones sell', () => {
  expect(zoneProblems('Azure', plan, sold(['3', '2', '1']))).toEqual([]);
});

test('names the zones that sell a machine and the field that sets them', () => {
  expect(zoneProblems('Azure', plan, sold(['3']))).toEqual([
    `Azure does not sell ${machine} of the node pool cpu in 1, 2: set cluster.nodePools.cpu.zones to zones among 3, or choose another machine`,
  ]);
});

test.each([[[]], [undefined]])('refuses a machine that no zone sells: %j', (zones) => {
  expect(zoneProblems('Azure', plan, sold(zones))).toEqual([
    `Azure does not sell ${machine} of the node pool cpu in eastus to this account: choose another machine or region`,
  ]);
});

test('a location without zones needs none', () => {
  const { systemPool, pools } = plan;
  const nowhere = mapRecord(pools, (pool) => ({ ...pool, zones: [] }));
  const without = {
    ...plan,
    zones: [],
    pools: nowhere,
    ...(systemPool && { systemPool: { ...systemPool, zones: [] } }),
  };
  expect(zoneProblems('Azure', without, () => [])).toEqual([]);
});

test('on EKS subnets are in zones by their ids', async () => {
  const ids = clusterPlanOf('eks', { cluster: { zones: ['use1-az4', 'use1-az6'] } });
  const { resources } = await recordCluster(ids);
  const subnets = ofType(resources, 'aws:ec2/subnet:Subnet').map(({ inputs }) => inputs);
  expect([...new Set(subnets.map(({ availabilityZoneId }) => availabilityZoneId))]).toEqual(['use1-az4', 'use1-az6']);
  expect(subnets.filter(({ availabilityZone }) => availabilityZone !== undefined)).toEqual([]);
});
