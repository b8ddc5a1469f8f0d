import { entriesOf, isMap, valueAt } from '../units/values';
import { roleOf, type Traced } from './trace';
import type { WorkloadField } from './workload-fields';

/** The entries of a field that no part wrote. */
export function outsideParts(
  { value, trace }: Traced,
  field: 'models' | WorkloadField,
): readonly (readonly [string, unknown])[] {
  return entriesOf(valueAt(value, [field])).filter(([name]) => roleOf(trace, [field, name]) !== 'part');
}

/** What the consumers of a service name, for those of one kind. The service can be invalid. */
export function consumersOf(service: unknown, kind: 'team' | 'gateway'): readonly unknown[] {
  const consumers = valueAt(service, ['consumers']);
  return Array.isArray(consumers) ? consumers.map((consumer: unknown) => valueAt(consumer, [kind])) : [];
}

/** The definition with a field in every entry of a map that lacks it, unless its default is undefined. */
export function withDefaultField(
  definition: unknown,
  [map, field]: readonly [map: 'buckets' | 'gateways' | 'registries' | 'teams', field: string],
  defaultOf: (name: string) => unknown,
): unknown {
  const entries = valueAt(definition, [map]);
  if (!isMap(definition) || !isMap(entries)) return definition;
  const withField = Object.entries(entries).map(([name, entry]) => {
    if (!isMap(entry) || Object.hasOwn(entry, field)) return [name, entry];
    const value = defaultOf(name);
    return [name, value === undefined ? entry : { ...entry, [field]: value }];
  });
  return { ...definition, [map]: Object.fromEntries(withField) };
}
