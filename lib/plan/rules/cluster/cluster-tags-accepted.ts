import type { TagFacts } from '../../providers/audit';
import type { Rule, RuleFinding } from '../rule';

/** Keys of the tags that everything has. */
const ownKeys = ['managed-by', 'platform'];

type Tags = Readonly<Record<string, string>>;

/** The cloud accepts the tags for every resource. */
export const clusterTagsAccepted: Rule<'managed-cluster'> = {
  id: 'cluster/tags-accepted',
  scope: 'managed-cluster',
  waivableBy: 'no-one',
  rationale: 'The cloud refuses a resource with another tag, and some of its services accept less than others.',
  check: ({ cluster: { tags = {} }, cloud: { title, audit } }) => [
    ...tooMany(tags, title, audit.tags),
    ...Object.keys(tags).flatMap((key) => keyFindings(key, tags, title, audit.tags)),
    ...Object.entries(tags).flatMap(([key, value]) =>
      audit.tags.value.expression.test(value)
        ? []
        : [
            {
              path: ['cluster', 'tags', key],
              problem: `${title} does not accept this value`,
              value,
              allowed: audit.tags.value.allowed,
              fix: 'use the allowed format',
            },
          ],
    ),
  ],
};

function tooMany(tags: Tags, title: string, { max }: TagFacts): readonly RuleFinding[] {
  const { length } = Object.keys(tags);
  if (length <= max) return [];
  return [
    {
      path: ['cluster', 'tags'],
      problem: `some resources on ${title} have no room for so many tags`,
      value: length,
      allowed: `at most ${max} tags`,
      fix: 'join several tags into one',
    },
  ];
}

function keyFindings(key: string, tags: Tags, title: string, facts: TagFacts): readonly RuleFinding[] {
  const path = ['cluster', 'tags', key];
  const same = (other: string) => (facts.ignoresCase ? other.toLowerCase() === key.toLowerCase() : other === key);
  if (ownKeys.some(same))
    return [{ path, problem: 'the platform sets this tag itself', value: key, fix: 'remove it, or use another key' }];
  const earlier = Object.keys(tags).find(same);
  if (earlier !== undefined && earlier !== key)
    return [
      {
        path,
        problem: `${title} ignores the case of keys, and ${earlier} has the same letters`,
        value: key,
        fix: 'keep one of them',
      },
    ];
  if (facts.key.expression.test(key)) return [];
  return [
    {
      path,
      problem: `${title} does not accept this key`,
      value: key,
      allowed: facts.key.allowed,
      fix: 'use the allowed format',
    },
  ];
}
