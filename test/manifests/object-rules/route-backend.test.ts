import { routeBackend } from '../../../lib/manifests/object-rules/route-backend';
import { objectOf, problemsOf } from './check';

const service = objectOf('Service', { ports: [{ port: 80 }] });

function route(...backendRefs: readonly object[]) {
  return objectOf('HTTPRoute', { rules: [{ backendRefs }] }, { name: 'r' });
}

describe('object/route-backend', () => {
  test.each([
    { name: 'a', port: 80 },
    { name: 'a', namespace: 'n', kind: 'Service', port: 80 },
    { name: 'x', kind: 'InferencePool' },
  ])('accepts the backend %j', (backend) => {
    expect(problemsOf(routeBackend, service, route(backend))).toEqual([]);
  });

  test.each([
    { name: 'b', port: 80 },
    { name: 'a', namespace: 'm', port: 80 },
    { name: 'a', port: 81 },
  ])('reports the backend %j', (backend) => {
    expect(problemsOf(routeBackend, service, route({ name: 'a', port: 80 }, backend))).toEqual([
      'HTTPRoute r spec.rules[0].backendRefs[1]',
    ]);
  });
});
