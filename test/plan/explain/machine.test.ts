import { machineLine, poolPath } from '../../../lib/plan/explain/machine';
import { definition, existingDefinition, withCluster } from '../../fixtures/definition';
import { contextOf, sampleContext } from '../../fixtures/explanations';
import { entryOf } from '../../fixtures/plan-of';

const general = (of: Parameters<typeof contextOf>[0]) => {
  const context = contextOf(of);
  return machineLine(entryOf(context.plan.cluster.pools, 'general'), context);
};

test('a machine type that is not set comes from the catalog', () => {
  const line = machineLine(entryOf(sampleContext.plan.cluster.pools, 'serving'), sampleContext);
  expect(line).toMatchObject({ value: 'g6.xlarge', from: { kind: 'catalog', source: sampleContext.plan.cost.source } });
});

test('states every requirement of the cheapest machine type', () => {
  const line = machineLine(entryOf(sampleContext.plan.cluster.pools, 'serving'), sampleContext);
  for (const part of ['us-east-1', '1 x l4', 'amd64', 'spot']) expect(line.why).toContain(part);
  expect(general(definition()).why).toMatch(/4 CPUs and 16Gi.*no GPU.*amd64$/);
});

test('states the fabric as a requirement', () => {
  const general = { gpu: { type: 'l4', count: 1 }, nodes: { min: 2, max: 4 }, fabric: true } as const;
  const context = contextOf(withCluster(definition(), { nodePools: { general } }));
  const line = machineLine(entryOf(context.plan.cluster.pools, 'general'), context);
  expect(line.why).toMatch(/with 1 x l4, amd64 and EFA$/);
});

test('a machine type that is set comes from the definition', () => {
  const of = withCluster(definition(), {
    nodePools: { general: { machine: { type: 'm7i.xlarge' }, nodes: { min: 2, max: 4 } } },
  });
  expect(general(of)).toMatchObject({
    value: 'm7i.xlarge',
    from: { kind: 'definition', path: ['cluster', 'nodePools', 'general', 'machine', 'type'] },
  });
});

test('existing nodes have no machine type', () => {
  const line = general(existingDefinition());
  expect(line.from).toMatchObject({ kind: 'definition', path: ['cluster', 'nodePools', 'general'] });
  expect(line.value).toContain('existing');
});

test('the system pool has a path of its own', () => {
  expect(poolPath({ name: 'system' }, sampleContext)).toEqual(['cluster', 'systemPool']);
  expect(poolPath({ name: 'serving' }, sampleContext)).toEqual(['cluster', 'nodePools', 'serving']);
});
