import { definition, people, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'cluster/groups-one-domain';

test('accepts groups of one domain', () => {
  expect(findingsOf(definition('gke'), id)).toEqual([]);
});

test('refuses groups of two domains on a cloud that reads those of one', () => {
  const groups = { ...people.gke, ranking: ['ranking@acme.example', 'guests@partner.example'] };
  expect(findingsOf(withCluster(definition('gke'), { groups }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'groups'],
      problem: 'the groups are in 2 domains, and a cluster on GKE knows those of one',
      value: ['partner.example', 'acme.example'],
      allowed: 'groups of one domain',
      fix: 'add the people to groups of one domain',
    },
  ]);
});

test('other clouds know groups of every directory', () => {
  expect(findingsOf(definition('aks'), id)).toEqual([]);
});
