import { podCounts } from '../../../lib/plan/capacity/pod-counts';
import { reservedGroups } from '../../../lib/plan/capacity/pool-groups';
import { workloads } from '../../../lib/plan/facts/workloads';
import { resolvePlatform } from '../../../lib/plan/resolve/platform';
import { definition } from '../../fixtures/definition';
import { withTraining } from '../../fixtures/training';

const all = workloads(resolvePlatform(withTraining(definition()), undefined));

test('a service has its replicas and those of a rollout, a training job none or all of its pods', () => {
  expect(all.map((workload) => [workload.name, podCounts(workload)])).toEqual([
    ['churn', { min: 2, max: 5 }],
    ['fit', { min: 0, max: 1 }],
  ]);
});

test('capacity is reserved only for workloads that do not wait in a queue', () => {
  expect(reservedGroups(all).map(({ name, pods }) => [name, pods])).toEqual([['churn', 5]]);
});
