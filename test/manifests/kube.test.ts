import { apiVersions } from '../../lib/catalog/apis';
import { kubeObject } from '../../lib/manifests/kube-construct';
import { renderOne } from './render-construct';

describe('kubeObject', () => {
  test('takes the API version from the catalog', () => {
    const object = renderOne((scope) => kubeObject(scope, 'a', { kind: 'HTTPRoute', metadata: { name: 'a' } }));
    expect(object.apiVersion).toBe(apiVersions.HTTPRoute);
  });

  test('keeps the given name, without a hash', () => {
    const object = renderOne((scope) => kubeObject(scope, 'a', { kind: 'Service', metadata: { name: 'churn' } }));
    expect(object.metadata.name).toBe('churn');
  });

  test('keeps resources that generated classes drop', () => {
    const spec = { containers: [{ resources: { limits: { 'nvidia.com/gpu': '1' } } }] };
    const object = renderOne((scope) => kubeObject(scope, 'a', { kind: 'Pod', metadata: { name: 'a' }, spec }));
    expect(object.spec).toEqual(spec);
  });

  test('omits undefined fields and keeps empty lists and maps', () => {
    const spec = { replicas: undefined, ingress: [], podSelector: {} };
    const object = renderOne((scope) => kubeObject(scope, 'a', { kind: 'Pod', metadata: { name: 'a' }, spec }));
    expect(object.spec).toEqual({ ingress: [], podSelector: {} });
  });

  test('writes finalizers', () => {
    const metadata = { name: 'a', finalizers: ['x.example/y'] };
    const object = renderOne((scope) => kubeObject(scope, 'a', { kind: 'Pod', metadata }));
    expect(object.metadata.finalizers).toEqual(['x.example/y']);
  });
});
