import { serviceSelects } from '../../../lib/manifests/object-rules/service-selects';
import { deploymentOf, objectOf, problemsOf } from './check';

describe('object/service-selects', () => {
  test.each([
    { selector: { app: 'a' }, ports: [{ targetPort: 'http' }] },
    { selector: { app: 'a' }, ports: [{ targetPort: 9 }] },
    { ports: [{ targetPort: 'x' }] },
  ])('accepts the spec %j', (spec) => {
    expect(problemsOf(serviceSelects, deploymentOf(), objectOf('Service', spec))).toEqual([]);
  });

  test.each([{ app: 'b' }, { app: 'a', tier: 'x' }])('reports the selector %j without pods', (selector) => {
    expect(problemsOf(serviceSelects, deploymentOf(), objectOf('Service', { selector }))).toEqual([
      'Service a spec.selector',
    ]);
  });

  test('ignores pods of other namespaces', () => {
    const service = objectOf('Service', { selector: { app: 'a' } }, { namespace: 'm' });
    expect(problemsOf(serviceSelects, deploymentOf(), service)).toEqual(['Service a spec.selector']);
  });

  test('reports a target port that no container has', () => {
    const service = objectOf('Service', { selector: { app: 'a' }, ports: [{ targetPort: 'grpc' }] });
    expect(problemsOf(serviceSelects, deploymentOf(), service)).toEqual(['Service a spec.ports[0].targetPort']);
  });
});
