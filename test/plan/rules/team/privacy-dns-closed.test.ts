import { confine } from '../../../fixtures/confined';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'privacy/dns-closed';

test('accepts a confined team on EKS, whose CoreDNS the platform configures', () => {
  expect(findingsOf(confine(definition('eks')), id)).toEqual([]);
});

test.each(['gke', 'aks'] as const)('refuses a confined team on %s, where DNS resolves every name', (provider) => {
  expect(findingsOf(confine(definition(provider)), id)).toEqual([
    expect.objectContaining({
      path: ['teams', 'ranking', 'confined'],
      problem: expect.stringContaining('DNS resolves every name of the internet'),
      fix: expect.stringMatching(/^accept it in a waiver: /),
    }),
  ]);
});

test('a waiver accepts an open channel and no other one', () => {
  const waiver = { rule: id, at: 'teams.ranking.confined', reason: 'the programs are reviewed' };
  const waived = { ...confine(definition('aks')), waivers: [waiver] };
  expect(findingsOf(waived, id)).toEqual([]);
  expect(findingsOf(waived, 'privacy/identity-closed')).toHaveLength(1);
});

test('an existing cluster closes DNS if the definition says how', () => {
  expect(findingsOf(confine(existingDefinition()), id)).toHaveLength(1);
  const stated = { confinement: { dns: 'CoreDNS forwards no names' } };
  expect(findingsOf(confine(withCluster(existingDefinition(), stated)), id)).toEqual([]);
});
