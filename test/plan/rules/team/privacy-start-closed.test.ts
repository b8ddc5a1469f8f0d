import { checkParsed } from '../../../../lib/plan/plan';
import { cloudOf } from '../../../../lib/plan/providers/select';
import { confine } from '../../../fixtures/confined';
import { definition, existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'privacy/start-closed';

test.each([
  ['EKS', definition('eks')],
  ['GKE', definition('gke')],
  ['AKS', definition('aks')],
  ['an existing cluster', existingDefinition()],
])('accepts a confined team on %s, whose pods start with their policies', (_, whole) => {
  expect(findingsOf(confine(whole), id)).toEqual([]);
});

test('refuses a confined team where a pod starts before its policies', () => {
  const whole = confine(definition('gke'));
  const cloud = cloudOf(whole.cluster);
  const start = { closed: false, open: 'a pod starts before its policies', fix: 'wait' } as const;
  const provider = { ...cloud, channels: { ...cloud.channels, start } };
  const { findings } = checkParsed(whole, {}, () => ({ managed: true, spec: whole.cluster, provider }));
  expect(findings.filter(({ rule }) => rule === id)).toEqual([
    expect.objectContaining({ problem: 'GKE does not close start: a pod starts before its policies', fix: 'wait' }),
  ]);
});
