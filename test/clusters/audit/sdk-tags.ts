import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const packages = join(__dirname, '..', '..', '..', 'node_modules', '@pulumi');

/** Fields of resources that are tags of the user. Other fields of these names are lists of something else. */
const tagFields = ['tags', 'userLabels', 'labels', 'resourceLabels'] as const;

/** Types whose tags are in a field of another field. */
const nested: Readonly<Record<string, string>> = {
  'gcp:container/nodePool:NodePool': 'nodeConfig.resourceLabels',
};

/**
 * The path of the field of a type that has its tags, as the SDK of the provider declares it. Undefined if the type has none.
 *
 * @param type `aws:s3/bucket:Bucket` or `azure-native:storage:StorageAccount`.
 */
export function tagFieldOf(type: string): string | undefined {
  const inside = nested[type];
  if (inside !== undefined) return inside;
  const known = found.get(type);
  if (known) return known.field;
  const field = read(type);
  found.set(type, { field });
  return field;
}

const found = new Map<string, { readonly field: string | undefined }>();

function read(type: string) {
  const [provider = '', module = '', name = ''] = type.split(':');
  const folder = join(packages, provider, module.split('/')[0] ?? '');
  if (!existsSync(folder)) throw new Error(`${type} is in no SDK`);
  const file = readdirSync(folder).find((each) => each.toLowerCase() === `${name.toLowerCase()}.d.ts`);
  if (file === undefined) throw new Error(`the SDK has no ${type}`);
  const declared = readFileSync(join(folder, file), 'utf8');
  const args = declared.slice(declared.indexOf(`export interface ${name}Args {`));
  return tagFields.find((field) => new RegExp(`^    ${field}\\?: pulumi\\.Input<\\{`, 'm').test(args));
}
