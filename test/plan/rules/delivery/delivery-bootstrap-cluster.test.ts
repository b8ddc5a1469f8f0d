import { definition, existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'delivery/bootstrap-cluster';
const delivery = { gitops: 'argocd', repository: 'https://git.acme.example/platform', bootstrap: {} } as const;

test('accepts a bootstrap of a cluster that Pulumi creates, and an existing cluster without one', () => {
  expect(findingsOf({ ...definition('gke'), delivery }, id)).toEqual([]);
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('refuses a bootstrap of an existing cluster', () => {
  expect(findingsOf({ ...existingDefinition(), delivery }, id)).toEqual([
    {
      rule: id,
      path: ['delivery', 'bootstrap'],
      problem: 'the cluster exists already, and `pulumi up` installs Argo CD only on a cluster that it creates',
      fix: 'remove it, and install Argo CD with Helm, as the guide says under "Delivery by Argo CD"',
    },
  ]);
});
