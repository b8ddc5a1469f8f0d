import { Composer, Parser } from 'yaml';
import { depthOf } from '../definition/yaml-depth';
import { repeatedKeys } from '../definition/yaml-keys';
import type { Manifest } from '../manifests/manifest';
import { separators } from '../units/separators';

/** Maximum nesting of an object. CustomResourceDefinitions have half of this. The composer of the parser is recursive. */
const maxDepth = 200;

/** Maximum number of lines and commas. The API server accepts no object of a tenth of this. */
const maxSeparators = 500_000;

/** The object in a file of a tree; undefined if there is none. The file may be hostile, as from a merge request. */
export function parseObject(text: string): Manifest | undefined {
  if (separators(text) > maxSeparators) return undefined;
  const tokens = [...new Parser().parse(text)];
  if (depthOf(tokens) > maxDepth) return undefined;
  const documents = [...new Composer({ uniqueKeys: false, prettyErrors: false }).compose(tokens, false, text.length)];
  const [document] = documents;
  if (document === undefined || documents.length > 1 || document.errors.length > 0) return undefined;
  if (repeatedKeys(document).length > 0) return undefined;
  try {
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    return isManifest(value) ? value : undefined;
  } catch (error) {
    // An alias. Files of a tree have none.
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const [apiVersion, kind, metadata]: readonly unknown[] = ['apiVersion', 'kind', 'metadata'].map((key) =>
    Reflect.get(value, key),
  );
  return (
    typeof apiVersion === 'string' &&
    typeof kind === 'string' &&
    typeof metadata === 'object' &&
    metadata !== null &&
    typeof Reflect.get(metadata, 'name') === 'string'
  );
}
