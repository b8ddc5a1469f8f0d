import { definition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'delivery/bootstrap-reachable';
const delivery = { gitops: 'argocd', repository: 'https://git.acme.example/platform', bootstrap: {} } as const;

const onCloud = (provider: 'eks' | 'gke' | 'aks', apiAccess: readonly string[]) =>
  findingsOf({ ...withCluster(definition(provider), { network: { apiAccess } }), delivery }, id);

test.each(['eks', 'aks'] as const)('on %s Pulumi must reach the API from its address', (provider) => {
  expect(onCloud(provider, ['198.51.100.7/32'])).toEqual([]);
  expect(onCloud(provider, [])).toMatchObject([
    {
      path: ['delivery', 'bootstrap'],
      problem: expect.stringContaining('through the Kubernetes API, which has only private addresses on'),
    },
  ]);
});

test('on GKE it uses the DNS endpoint', () => {
  expect(onCloud('gke', [])).toEqual([]);
});

test('without a bootstrap Pulumi needs no access', () => {
  expect(findingsOf(withCluster(definition('eks'), { network: { apiAccess: [] } }), id)).toEqual([]);
});
