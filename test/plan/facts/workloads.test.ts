import { isQueued, workloadKinds } from '../../../lib/plan/facts/workload-kinds';
import { ofKind, workloads, workloadTitle } from '../../../lib/plan/facts/workloads';
import { resolvePlatform } from '../../../lib/plan/resolve/platform';
import { definition } from '../../fixtures/definition';
import { withTraining } from '../../fixtures/training';

const all = workloads(resolvePlatform(withTraining(definition()), undefined));

test('lists services before training jobs', () => {
  expect(all.map(({ kind, name }) => [kind, name])).toEqual([
    ['service', 'churn'],
    ['training', 'fit'],
  ]);
});

test('selects the workloads of one kind', () => {
  expect(ofKind(all, 'training').map(({ name, pods }) => [name, pods])).toEqual([['fit', 1]]);
});

test('every workload has the path of its definition', () => {
  expect(all.map(({ kind, name, path }) => path.join('.') === `${workloadKinds[kind].field}.${name}`)).toEqual([
    true,
    true,
  ]);
});

test('only training jobs wait in a queue', () => {
  expect(all.filter(isQueued).map(({ kind }) => kind)).toEqual(['training']);
});

test('a title names the kind, except for services', () => {
  expect(all.map(workloadTitle)).toEqual(['churn', 'fit (training)']);
});
