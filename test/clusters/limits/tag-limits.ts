import type { RecordedResource } from '../../../lib/testing/record-pulumi';
import type { Limit } from './limit';

/** What a cloud accepts as tags or labels of a resource. */
interface TagRules {
  /** Fields of resources that are tags, such as `labels`. */
  readonly field: string;
  readonly count: number;
  readonly key: number;
  readonly value: number;
  readonly character: RegExp;
  readonly source: string;
}

/** Limits on the number, the lengths and the characters of tags. */
export function tagLimits({ field, count, key, value, character, source }: TagRules): readonly Limit[] {
  const limit = (what: string, max: number, size: (tags: Readonly<Record<string, string>>) => number): Limit => ({
    field: `${what} of ${field}`,
    max,
    unit: what === 'number' ? 'tags' : 'characters',
    source,
    of: (resources) =>
      resources.flatMap((resource) => {
        const tags = tagsOf(resource, field);
        return tags ? [{ what: `${resource.type} ${resource.name} ${field}`, size: size(tags) }] : [];
      }),
  });
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length));
  return [
    limit('number', count, (tags) => Object.keys(tags).length),
    limit('longest key', key, (tags) => longest(Object.keys(tags))),
    limit('longest value', value, (tags) => longest(Object.values(tags))),
    limit(
      'other characters',
      0,
      (tags) => [...Object.entries(tags).flat().join('')].filter((one) => !character.test(one)).length,
    ),
  ];
}

/** The tags of a resource. Other fields can have the same name, such as the address of a notification channel. */
function tagsOf({ inputs }: RecordedResource, field: string): Readonly<Record<string, string>> | undefined {
  if (field === 'labels' && 'userLabels' in inputs) return undefined;
  const tags = inputs[field];
  return typeof tags === 'object' && tags !== null && !Array.isArray(tags)
    ? (tags as Readonly<Record<string, string>>)
    : undefined;
}
