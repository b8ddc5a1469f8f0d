import { addOnNames, resolvedAddOn, systemPoolSelector } from '../../fixtures/add-ons';
import { definition, publicGateway, withGateway } from '../../fixtures/definition';

const encrypted = withGateway(definition(), publicGateway);

test('is installed for gateways with certificates of Let’s Encrypt, which it names as its reason', () => {
  expect(resolvedAddOn(encrypted, 'cert-manager').why).toContain('internal');
});

test.each([definition(), withGateway(definition(), { tls: { secret: 'models-tls' } })])(
  'is not installed without such a gateway (%#)',
  (of) => {
    expect(addOnNames(of)).not.toContain('cert-manager');
  },
);

test('depends on the CRDs of gateways and monitors', () => {
  expect(resolvedAddOn(encrypted, 'cert-manager').needs).toEqual(['envoy-gateway', 'kube-prometheus-stack']);
});

test('installs its CRDs and solves challenges through gateways', () => {
  expect(resolvedAddOn(encrypted, 'cert-manager').values).toMatchObject({
    crds: { enabled: true },
    config: { gatewayAPI: { enabled: true } },
  });
});

test('all its programs run on the system pool', () => {
  expect(resolvedAddOn(encrypted, 'cert-manager').values).toMatchObject({
    nodeSelector: systemPoolSelector,
    cainjector: { nodeSelector: systemPoolSelector },
    startupapicheck: { nodeSelector: systemPoolSelector },
    webhook: { nodeSelector: systemPoolSelector, replicaCount: 2 },
  });
});
