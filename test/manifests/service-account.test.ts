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

  test('mounts no token', () => {
    expect(renderOne((scope) => serviceAccount(scope, plan)).automountServiceAccountToken).toBe(false);
  });
});
