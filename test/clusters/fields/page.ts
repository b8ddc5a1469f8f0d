import type { ProviderName } from '../../../lib/definition/provider-names';
import { assertNever } from '../../../lib/units/assert-never';
import schema from '../../../schema.json';
import { cloudFields, type Leaf } from './leaves';
import { type Outcome, outcomeOf } from './outcome';

export const providers = ['eks', 'gke', 'aks', 'existing'] as const satisfies readonly ProviderName[];

/** Every field that decides about cloud resources, on every provider. */
export function cells(): readonly (readonly [field: string, provider: ProviderName, leaf: Leaf])[] {
  return [...cloudFields(schema)].flatMap(([field, leaf]) =>
    providers.map((provider) => [field, provider, leaf] as const),
  );
}

/** Most places that a cell lists. */
const maxPlaces = 3;

/** The text of a cell. */
export function cellOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'refused':
      return `refused: ${outcome.by.map((rule) => `\`${rule}\``).join(', ')}`;
    case 'used': {
      const { where, in: places } = outcome;
      const more = places.length > maxPlaces ? ` and ${places.length - maxPlaces} more` : '';
      return `${titles[where]}: ${places
        .slice(0, maxPlaces)
        .map((place) => `\`${place}\``)
        .join(', ')}${more}`;
    }
    case 'no meaning':
      return `no meaning: ${outcome.because}`;
    case 'unknown':
      throw new Error('a cell has neither an effect nor a reason');
    default:
      return assertNever(outcome);
  }
}

const titles = { cloud: 'cloud', objects: 'cluster', plan: 'plan' } as const;

const intro = `# Fields of clouds

Generated from the JSON Schema and from what \`pulumi up\` would create, by \`npm run docs:fields\`; \`npm run test:properties\` checks
every cell, and \`npm test\` a sample.

For each field that decides about cloud resources there are two definitions that differ in this field only. A cell says what differs
then: inputs of cloud resources (*cloud*), else objects in the cluster (*cluster*), else the plan or its report (*plan*); or the rules
that refuse the field on this provider; or why it has no meaning there. The provider of the cluster is the column.
\`*\` and \`KEY\` are names that you choose, \`[]\` is a list.
`;

/** The page. It records the resources of hundreds of clusters. */
export async function fieldsPage(): Promise<string> {
  const rows: string[] = [];
  for (const [field, leaf] of cloudFields(schema)) {
    const texts: string[] = [];
    for (const provider of providers) texts.push(cellOf(await outcomeOf(field, provider, leaf)));
    rows.push(`| \`${field}\` | ${texts.join(' | ')} |`);
  }
  const head = `| field | ${providers.join(' | ')} |`;
  return [intro, head, `|${'---|'.repeat(providers.length + 1)}`, ...rows, ''].join('\n');
}
