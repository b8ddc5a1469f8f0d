import { keptRelabelings } from '../../../lib/manifests/monitoring/kept-relabelings';
import { only, orOther, statusCodes } from '../../../lib/plan/facts/kept-series';
import type { KeptSeriesPlan } from '../../../lib/plan/types/monitoring';
import { type Relabeling, relabelled } from '../../fixtures/relabel';

const kept: readonly KeptSeriesPlan[] = [
  { metrics: ['requests_total'], labels: { model: orOther('a.b', 'c'), code: statusCodes } },
  { metrics: ['seconds_bucket'], labels: { model: orOther('a.b', 'c'), le: only('0.5', '+Inf') } },
  { metrics: ['queue', 'memory'], labels: {} },
];
const relabelings = keptRelabelings({ kept, podLabels: ['pod-hash'] }) as readonly Relabeling[];
const target = { namespace: 'ranking', job: 'ranking/churn', pod: 'churn-0', container: 'server', pod_hash: '1' };

function stored(
  name: string,
  labels: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> | undefined {
  const found = relabelled({ __name__: name, ...target, ...labels }, relabelings);
  if (found === undefined) return undefined;
  const { __name__ = '', namespace, job, pod, container, pod_hash, ...own } = found;
  expect({ namespace, job, pod, container, pod_hash }).toEqual(target);
  return { __name__, ...own };
}

test('a series of the table is stored unchanged', () => {
  const labels = { model: 'a.b', le: '+Inf' };
  expect(stored('seconds_bucket', labels)).toEqual({ __name__: 'seconds_bucket', ...labels });
  expect(stored('queue')).toEqual({ __name__: 'queue' });
});

test.each(['a', 'requests_total2', 'memory\n', 'queue|memory', ''])('another metric is not stored: %j', (name) => {
  expect(stored(name)).toBeUndefined();
});

test('a label that is not in the table is removed, also one with the name of a label of the target', () => {
  expect(stored('queue', { app: 'a', exported_pod: 'b', __tmp_known_model: 'c' })).toEqual({ __name__: 'queue' });
});

test('a series with the label of another metric is not stored', () => {
  expect(stored('queue', { model: 'c' })).toBeUndefined();
});

test.each(['', '1', '0.50', '0x5', '+Inf;', 'Inf'])('a series with another bound is not stored: %j', (le) => {
  expect(stored('seconds_bucket', { model: 'c', le })).toBeUndefined();
});

test.each(['axb', 'C', 'c;', 'a.b|c', '\n', 'other'])('another name of a model becomes `other`: %j', (model) => {
  expect(stored('requests_total', { model, code: '200' })).toEqual({
    __name__: 'requests_total',
    model: 'other',
    code: '200',
  });
});

test('the known value of one label does not make the value of another one known', () => {
  expect(stored('requests_total', { model: 'x', __tmp_known_model: 'c', code: '200' })?.model).toBe('other');
});

test('every status of three digits from 100 to 599 is stored, and no other', () => {
  const codes = Array.from({ length: 1200 }, (_, code) => String(code));
  const found = codes.filter((code) => stored('requests_total', { model: 'c', code }) !== undefined);
  expect(found).toEqual(codes.slice(100, 600));
});

test('joined texts of several labels do not stand for each other', () => {
  expect(stored('seconds_bucket', { model: 'c;0.5', le: '' })).toBeUndefined();
  expect(stored('requests_total', { model: 'c', code: '200;' })).toBeUndefined();
});

test('without a table there are no relabelings', () => {
  expect(keptRelabelings({})).toEqual([]);
});
