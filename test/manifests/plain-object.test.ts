import { App, Chart, type IResolver, JsonPatch, type ResolutionContext } from 'cdk8s';
import { kubeObject } from '../../lib/manifests/kube-construct';

function configMap(data: Readonly<Record<string, string | undefined>>) {
  return kubeObject(new Chart(new App(), 'chart'), 'object', {
    kind: 'ConfigMap',
    metadata: { name: 'settings', namespace: 'risk' },
    data,
  });
}

describe('PlainObject', () => {
  test('sorts keys and omits undefined values', () => {
    expect(JSON.stringify(configMap({ b: '2', none: undefined, a: '1' }).toJson().data)).toBe('{"a":"1","b":"2"}');
  });

  test('gives the same result as cdk8s', () => {
    const object = configMap({ b: '2', a: '1' });
    const plain = object.toJson();
    object.addJsonPatch(JsonPatch.add('/data/c', '3'), JsonPatch.remove('/data/c'));
    expect(JSON.stringify(object.toJson())).toBe(JSON.stringify(plain));
  });

  test('contains labels that were added later', () => {
    const object = configMap({});
    object.metadata.addLabel('tier', 'gold');
    expect(object.toJson().metadata.labels).toEqual({ tier: 'gold' });
  });

  test('supports JSON patches', () => {
    const object = configMap({ a: '1' });
    object.addJsonPatch(JsonPatch.replace('/data/a', '2'));
    expect(object.toJson().data).toEqual({ a: '2' });
  });

  test('uses the resolvers of the app', () => {
    const resolver = {
      resolve: (context: ResolutionContext) => context.value === 'old' && context.replaceValue('new'),
    };
    const chart = new Chart(new App({ resolvers: [resolver] as unknown as IResolver[] }), 'chart');
    const object = kubeObject(chart, 'object', {
      kind: 'ConfigMap',
      metadata: { name: 'a', namespace: 'b' },
      data: { a: 'old' },
    });
    expect(object.toJson().data).toEqual({ a: 'new' });
  });

  test('returns a copy, so that changes do not affect the plan', () => {
    const data = { a: '1' };
    configMap(data).toJson().data.a = '2';
    expect(data.a).toBe('1');
  });
});
