import { unique } from '../../../lib/manifests/object-rules/unique';
import { faultsOf, objectOf } from './check';

describe('object/unique', () => {
  test('holds where kind, namespace, name or group differ', () => {
    const other = { ...objectOf('Service'), apiVersion: 'serving.example/v1' };
    expect(
      faultsOf(unique, objectOf('Service'), objectOf('Secret'), objectOf('Service', {}, { namespace: 'm' }), other),
    ).toEqual([]);
  });

  test('finds an object that is there twice', () => {
    expect(faultsOf(unique, objectOf('Service'), objectOf('Service'))).toEqual(['Service a metadata.name']);
  });

  test('finds it in two versions of the same group', () => {
    const [one, other] = ['autoscaling/v1', 'autoscaling/v2'].map((apiVersion) => ({ ...objectOf('X'), apiVersion }));
    if (!one || !other) throw new Error('there are two');
    expect(faultsOf(unique, one, other)).toEqual(['X a metadata.name']);
  });
});
