import { serviceAccountManifest } from '../../lib/manifests/plain-kinds';
import { serviceAccount } from '../../lib/manifests/service-account';
import { renderOne } from './render-construct';

describe('serviceAccount', () => {
  const plan = {
    name: 'churn',
    namespace: 'risk',
    labels: { a: 'b' },
    annotations: { 'azure.workload.identity/client-id': 'x' },
  };

  test('has the metadata of the plan', () => {
    expect(renderOne((scope) => serviceAccount(scope, plan)).metadata).toEqual(plan);
  });

  test('names the Secrets with which its pods pull images', () => {
    const secrets = { ...plan, pullSecrets: ['registry-acme'] };
    const made = renderOne((scope) => serviceAccount(scope, secrets));
    expect(made.imagePullSecrets).toEqual([{ name: 'registry-acme' }]);
    expect(serviceAccountManifest(secrets)).toMatchObject({ imagePullSecrets: [{ name: 'registry-acme' }] });
    expect(renderOne((scope) => serviceAccount(scope, plan))).not.toHaveProperty('imagePullSecrets');
  });

  test('mounts no token', () => {
    expect(renderOne((scope) => serviceAccount(scope, plan)).automountServiceAccountToken).toBe(false);
  });
});
