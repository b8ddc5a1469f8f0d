import type { Change } from '../../lib/diff/change';
import type { KubernetesObject } from '../../lib/diff/kubernetes-object';
import { compareObjects } from '../../lib/diff/objects';

function object(kind: string, rest: object = {}, name = 'churn', apiVersion = 'apps/v1'): KubernetesObject {
  return { apiVersion, kind, metadata: { name, namespace: 'ranking' }, ...rest };
}

function changesOf(old: readonly KubernetesObject[], now: readonly KubernetesObject[]): readonly string[] {
  return compareObjects(old, now).map(({ effect, kind, name }) => `${effect} ${kind} ${name}`);
}

function only(old: KubernetesObject, now: KubernetesObject): Change {
  const [change, second] = compareObjects([old], [now]);
  if (!change || second) throw new Error('one object changes');
  return change;
}

test('equal objects have no changes in any order', () => {
  const [a, b] = [object('Deployment'), object('Service')];
  expect(changesOf([a, b], [b, a])).toEqual([]);
});

test('an object on one side only is created or deleted', () => {
  expect(changesOf([object('Deployment')], [object('Service')])).toEqual([
    'created Service churn',
    'deleted Deployment churn',
  ]);
});

test('tells objects of different namespaces apart', () => {
  const other = { ...object('Service'), metadata: { name: 'churn', namespace: 'search' } };
  expect(changesOf([object('Service')], [other])).toEqual(['created Service churn', 'deleted Service churn']);
});

test('tells objects of different API groups apart, but not of different versions', () => {
  const v1 = object('Thing', {}, 'x', 'one.example/v1');
  expect(changesOf([v1], [object('Thing', {}, 'x', 'one.example/v2')])).toEqual(['changed Thing x']);
  expect(changesOf([v1], [object('Thing', {}, 'x', 'two.example/v1')])).toEqual(['created Thing x', 'deleted Thing x']);
});

test.each(['Deployment', 'Rollout', 'StatefulSet', 'DaemonSet'])('a new pod template restarts a %s', (kind) => {
  const of = (image: string) =>
    object(kind, { spec: { template: { spec: { containers: [{ name: 'server', image }] } } } });
  expect(only(of('a'), of('b'))).toMatchObject({
    effect: 'restarted',
    fields: [{ path: 'spec.template.spec.containers[server].image', old: 'a', new: 'b' }],
  });
});

test('changes the number of replicas in place', () => {
  const of = (replicas: number) => object('Deployment', { spec: { replicas } });
  expect(only(of(1), of(2)).effect).toBe('changed');
});

test.each<[string, object, object]>([
  ['Deployment', { spec: { selector: { app: 'a' } } }, { spec: { selector: { app: 'b' } } }],
  ['Service', { spec: { clusterIP: '10.0.0.1' } }, { spec: { clusterIP: 'None' } }],
  ['Job', { spec: { template: { a: 1 } } }, { spec: { template: { a: 2 } } }],
  ['JobSet', { spec: { replicatedJobs: [1] } }, { spec: { replicatedJobs: [2] } }],
  ['RoleBinding', { roleRef: { name: 'a' } }, { roleRef: { name: 'b' } }],
  ['PriorityClass', { value: 1 }, { value: 2 }],
  ['LocalQueue', { spec: { clusterQueue: 'a' } }, { spec: { clusterQueue: 'b' } }],
  ['GatewayClass', { spec: { controllerName: 'a' } }, { spec: { controllerName: 'b' } }],
])('replaces a %s if an immutable field changes', (kind, old, now) => {
  const change = only(object(kind, old), object(kind, now));
  expect(change.effect).toBe('replaced');
  expect(change.why).toMatch(/^immutable: /);
});

test.each<[string, object, object]>([
  ['Job', { spec: { suspend: true } }, { spec: { suspend: false } }],
  ['JobSet', { spec: { ttlSecondsAfterFinished: 1 } }, { spec: { ttlSecondsAfterFinished: 2 } }],
  ['Job', { metadata: { name: 'churn', labels: { a: '1' } } }, { metadata: { name: 'churn', labels: { a: '2' } } }],
  ['Service', { spec: { clusterIPs: [] } }, { spec: { clusterIPs: ['10.0.0.1'] } }],
  ['RoleBinding', { subjects: [1] }, { subjects: [2] }],
])('changes a mutable field of a %s in place', (kind, old, now) => {
  expect(only(object(kind, old), object(kind, now)).effect).toBe('changed');
});

function run(hash: string, kind = 'JobSet', workload = 'fit'): KubernetesObject {
  const labels = { 'app.kubernetes.io/name': workload, 'app.kubernetes.io/instance': 'acme' };
  return {
    apiVersion: 'x/v1',
    kind,
    metadata: { name: `${workload}-${hash}`, namespace: 'ranking', labels },
    ...{ spec: { hash } },
  };
}

test('a run with a new hash replaces the previous run', () => {
  const [change, second] = compareObjects([run('aaa')], [run('bbb')]);
  expect(second).toBeUndefined();
  expect(change).toMatchObject({
    effect: 'replaced',
    name: 'fit-bbb',
    fields: [{ path: 'spec.hash', old: 'aaa', new: 'bbb' }],
    why: 'a new run: fit-aaa is stopped and deleted, fit-bbb starts',
  });
});

test('runs of different workloads do not replace each other', () => {
  expect(changesOf([run('aaa')], [run('aaa', 'JobSet', 'other')])).toEqual([
    'created JobSet other-aaa',
    'deleted JobSet fit-aaa',
  ]);
});

test('marks a deleted namespace', () => {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ranking' } };
  expect(compareObjects([namespace], [])[0]?.danger).toBe('all objects in the namespace are deleted with it');
  expect(compareObjects([object('Deployment')], [])[0]?.danger).toBeUndefined();
});
