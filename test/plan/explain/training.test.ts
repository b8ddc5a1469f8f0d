import { explainTraining } from '../../../lib/plan/explain/training';
import { fieldsOfLines, lineOf, sampleContext } from '../../fixtures/explanations';
import { jobOf } from '../../fixtures/plan-of';

const { plan } = sampleContext;
const fit = jobOf(plan);
const lines = explainTraining(fit, sampleContext).lines;
const at = (...path: readonly string[]) => ['training', 'fit', ...path];

test.each(['namespace', 'pool', 'CPU', 'connections out', 'identity', 'security'])('has the line %s', (field) => {
  expect(fieldsOfLines(lines)).toContain(field);
});

test('the namespace follows from the team', () => {
  expect(lineOf(lines, 'namespace')).toMatchObject({
    value: 'ranking-ns',
    from: { kind: 'definition', path: at('team') },
  });
});

test('shows the run', () => {
  expect(lineOf(lines, 'run')).toMatchObject({ value: fit.run, from: { kind: 'default', path: at('run') } });
});

test('shows the pods, the processes and the rendezvous of a gang', () => {
  expect(lineOf(lines, 'pods')).toMatchObject({
    value: '4, as a JobSet',
    from: { kind: 'definition', path: at('framework', 'nodes') },
  });
  expect(lineOf(lines, 'processes')).toMatchObject({
    value: '1 in each pod',
    from: { kind: 'computed', path: at('framework', 'processesPerNode') },
  });
  expect(lineOf(lines, 'rendezvous').value).toBe(`${fit.run}-workers-0-0.${fit.run}:29500`);
});

test('a job on one node has no rendezvous', () => {
  const single = explainTraining(jobOf(plan, 'index'), sampleContext).lines;
  expect(lineOf(single, 'pods').value).toBe('1, as a Job');
  expect(fieldsOfLines(single)).not.toContain('rendezvous');
});

test('shows the shared memory of a pod', () => {
  expect(lineOf(lines, 'shared memory').value).toBe('1Gi');
  const without = { ...fit, pod: { ...fit.pod, volumes: [] } };
  expect(fieldsOfLines(explainTraining(without, sampleContext).lines)).not.toContain('shared memory');
});

test('shows the queue and the priority', () => {
  expect(lineOf(lines, 'queue').value).toBe('training');
  expect(lineOf(lines, 'priority')).toMatchObject({
    value: 'high',
    why: expect.stringContaining('acme-high'),
    from: { kind: 'definition', path: at('priority') },
  });
});

test('shows retries and deadline', () => {
  expect(lineOf(lines, 'failure policy')).toMatchObject({ value: '3 retries', from: { path: at('retries') } });
  expect(lineOf(lines, 'deadline')).toMatchObject({ value: '1d', from: { path: at('deadline') } });
});

test('shows where checkpoints go, how often and how long one takes', () => {
  expect(lineOf(lines, 'checkpoint')).toMatchObject({
    value: `every 10m, from /checkpoints to s3://acme-models-fda33a88/${fit.checkpoint?.path}`,
    why: expect.stringMatching(/finished 10m 18s before; 1Gi take 32 s to write and copy$/),
    from: { kind: 'definition', path: at('checkpoint') },
  });
  const { checkpoint: _, ...without } = fit;
  expect(lineOf(explainTraining(without, sampleContext).lines, 'checkpoint').value).toBe('none');
});

test('compares the grace period on spot nodes with the notice of the cloud', () => {
  expect(lineOf(lines, 'grace period').value).toBe('108 s');
  expect(lineOf(lines, 'grace period').why).toMatch(/120 s.*110 s/);
});

test('shows data with its size', () => {
  expect(lineOf(lines, 'data /data')).toMatchObject({
    value: 's3://acme-clicks/clicks',
    why: expect.stringContaining('20Gi'),
    from: { kind: 'definition', path: at('data', '/data') },
  });
});

test('shows the output, if the job has one', () => {
  const location = { kind: 's3', bucket: 'acme-clicks', region: 'us-east-1' } as const;
  const output = { directory: '/output', location, path: 'fit/output', bytes: 1 };
  expect(fieldsOfLines(lines)).not.toContain('output');
  expect(lineOf(explainTraining({ ...fit, output }, sampleContext).lines, 'output').value).toBe(
    '/output to s3://acme-clicks/fit/output',
  );
});

test('the image comes from the definition', () => {
  expect(lineOf(lines, 'image program').from).toMatchObject({ kind: 'definition', path: at('image') });
});
