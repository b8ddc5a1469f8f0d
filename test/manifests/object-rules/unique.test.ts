import { unique } from '../../../lib/manifests/object-rules/unique';
import { objectOf, problemsOf } from './check';

describe('object/unique', () => {
  test('accepts objects that differ in kind, namespace, name or group', () => {
    const other = { ...objectOf('Service'), apiVersion: 'serving.example/v1' };
    expect(
      problemsOf(unique, objectOf('Service'), objectOf('Secret'), objectOf('Service', {}, { namespace: 'm' }), other),
    ).toEqual([]);
  });

  test('reports an object that is defined twice', () => {
    expect(problemsOf(unique, objectOf('Service'), objectOf('Service'))).toEqual(['Service a metadata.name']);
  });

  test('reports an object in two versions of the same group', () => {
    const [one, other] = ['autoscaling/v1', 'autoscaling/v2'].map((apiVersion) => ({ ...objectOf('X'), apiVersion }));
    if (!one || !other) throw new Error('expected two objects');
    expect(problemsOf(unique, one, other)).toEqual(['X a metadata.name']);
  });
});
