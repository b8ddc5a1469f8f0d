import type { ExplainContext } from '../../../lib/plan/explain/explanation';
import { resourceLines, safetyLines } from '../../../lib/plan/explain/pod';
import { lineOf, sampleContext } from '../../fixtures/explanations';
import { platformPlan } from '../../fixtures/plan';
import { serviceOf } from '../../fixtures/plan-of';

const churn = serviceOf(sampleContext.plan);
const why = {
  cpu: 'because of cpu',
  memory: 'because of memory',
  gpu: 'because of gpu',
  scratch: 'because of scratch',
};

function withMemory(memory: string): ExplainContext {
  const { services } = sampleContext.definition;
  if (!services?.churn) throw new Error('the sample has a service churn');
  const spec = { ...services.churn, resources: { memory } };
  return { ...sampleContext, definition: { ...sampleContext.definition, services: { ...services, churn: spec } } };
}

test('shows the requests of a pod', () => {
  const lines = resourceLines(churn, why, sampleContext);
  expect(lines.map(({ field, value }) => [field, value])).toEqual([
    ['CPU', '1'],
    ['memory', '5632Mi'],
    ['GPU', '1 nvidia.com/gpu'],
    ['scratch', '2192Mi'],
  ]);
});

test('requests that are not set are computed, with the path where they can be set', () => {
  expect(lineOf(resourceLines(churn, why, sampleContext), 'CPU')).toMatchObject({
    why: 'because of cpu',
    from: { kind: 'computed', path: ['services', 'churn', 'resources', 'cpu'] },
  });
});

test('requests of an init container above those of the pod after it are named after it', () => {
  const scan = churn.pod.initContainers[0];
  if (!scan) throw new Error('the sample has an init container');
  const resources = { ...scan.resources, memoryBytes: 500 * 2 ** 30 };
  const pod = { ...churn.pod, initContainers: [{ ...scan, name: 'model-scan', resources }] };
  const lines = resourceLines({ ...churn, pod }, why, withMemory('6Gi'));
  expect(lineOf(lines, 'memory')).toEqual({
    field: 'memory',
    value: '500Gi',
    why: 'the init container model-scan requests more than the pod after it',
    from: { kind: 'computed' },
  });
  expect(lineOf(lines, 'CPU')).toMatchObject({ why: 'because of cpu' });
});

test('requests that are set come from the definition', () => {
  const line = lineOf(resourceLines(churn, why, withMemory('6Gi')), 'memory');
  expect(line.from).toMatchObject({ kind: 'definition', path: ['services', 'churn', 'resources', 'memory'] });
  expect(line.why).not.toContain('because');
});

test('shows a writable root filesystem with its reason', () => {
  const { rootFilesystem } = churn.pod.security;
  if (rootFilesystem.kind !== 'writable') throw new Error('the pod has a writable root filesystem');
  const line = lineOf(safetyLines(churn, sampleContext), 'security');
  expect(line.value).toContain('writable root of server');
  expect(line.why).toBe(rootFilesystem.why);
  const readOnly = lineOf(safetyLines(serviceOf(platformPlan), { ...sampleContext, plan: platformPlan }), 'security');
  expect(readOnly.value).toContain('read-only root');
});

test('shows the user and the group', () => {
  expect(lineOf(safetyLines(churn, sampleContext), 'security').value).toMatch(/user 1000, group 1000$/);
});

test('shows the priority class with its value', () => {
  expect(lineOf(safetyLines(churn, sampleContext), 'priority class')).toMatchObject({
    value: 'acme-serving',
    why: expect.stringMatching(/\(100000\)$/),
  });
  const without = { ...churn, pod: { ...churn.pod, priorityClass: '' } };
  expect(lineOf(safetyLines(without, sampleContext), 'priority class').value).toBe('none');
});
