import { serviceSelects } from '../../../lib/manifests/object-rules/service-selects';
import { deploymentOf, faultsOf, objectOf } from './check';

describe('object/service-selects', () => {
  test.each([
    { selector: { app: 'a' }, ports: [{ targetPort: 'http' }] },
    { selector: { app: 'a' }, ports: [{ targetPort: 9 }] },
    { ports: [{ targetPort: 'x' }] },
  ])('holds for %j', (spec) => {
    expect(faultsOf(serviceSelects, deploymentOf(), objectOf('Service', spec))).toEqual([]);
  });

  test.each([{ app: 'b' }, { app: 'a', tier: 'x' }])('finds the selector %j, which no pod has', (selector) => {
    expect(faultsOf(serviceSelects, deploymentOf(), objectOf('Service', { selector }))).toEqual([
      'Service a spec.selector',
    ]);
  });

  test('does not take pods of another namespace', () => {
    const service = objectOf('Service', { selector: { app: 'a' } }, { namespace: 'm' });
    expect(faultsOf(serviceSelects, deploymentOf(), service)).toEqual(['Service a spec.selector']);
  });

  test('finds a port that no container has', () => {
    const service = objectOf('Service', { selector: { app: 'a' }, ports: [{ targetPort: 'grpc' }] });
    expect(faultsOf(serviceSelects, deploymentOf(), service)).toEqual(['Service a spec.ports[0].targetPort']);
  });
});
