import { toYamlStream } from '../../lib/gitops/yaml';
import { syncWaveAnnotation } from '../../lib/manifests/order';
import { renderObjects } from '../../lib/manifests/render';
import { platformPlan } from '../fixtures/plan';
import { restrictedViolations } from './restricted-profile';

/** The same value with the keys of every object in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe('renderObjects', () => {
  test('gives the same bytes twice', () => {
    expect(toYamlStream(renderObjects(platformPlan))).toBe(toYamlStream(renderObjects(platformPlan)));
  });

  test('gives the same bytes for any order of keys in the plan', () => {
    const other = reversed(platformPlan) as typeof platformPlan;
    expect(toYamlStream(renderObjects(other))).toBe(toYamlStream(renderObjects(platformPlan)));
  });

  test('does not change the plan', () => {
    const before = JSON.stringify(platformPlan);
    renderObjects(platformPlan);
    expect(JSON.stringify(platformPlan)).toBe(before);
  });

  test('contains only JSON values', () => {
    const objects = renderObjects(platformPlan);
    expect(JSON.parse(JSON.stringify(objects))).toStrictEqual(objects);
    expect(JSON.stringify(objects)).not.toMatch(/:null|NaN|undefined|\[null/);
  });

  test('renders only pods that meet the profile restricted', () => {
    const templates = renderObjects(platformPlan).filter((object) => 'template' in Object(object.spec));
    const violations = templates.map(({ spec }) => restrictedViolations(Object(spec).template.spec));
    expect(violations).toEqual([[]]);
  });

  test('sorts objects in the order of application', () => {
    const waves = renderObjects(platformPlan).map(({ metadata }) => Number(metadata.annotations?.[syncWaveAnnotation]));
    expect(waves).toEqual([...waves].sort((one, other) => one - other));
  });

  test('renders no object twice', () => {
    const names = renderObjects(platformPlan).map(
      ({ kind, metadata: { namespace, name } }) => `${kind} ${namespace}/${name}`,
    );
    expect(new Set(names).size).toBe(names.length);
  });

  test('runs in linear time in the number of services', () => {
    const visits = (count: number): number => {
      let reads = 0;
      const service = new Proxy(Object(platformPlan.services.churn), {
        get(target, key) {
          reads += 1;
          return Reflect.get(target, key);
        },
      });
      const services = Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${index}`, service]));
      renderObjects({ ...platformPlan, services });
      return reads;
    };
    expect(visits(20)).toBe(2 * visits(10));
  });
});
