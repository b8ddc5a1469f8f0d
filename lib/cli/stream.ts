import { toYamlStream } from '../gitops/yaml';
import { assertNever } from '../units/assert-never';
import { canonicalJson } from '../units/canonical-json';
import type { Format } from './options';

/** Objects as one stream for `kubectl apply -f -`: YAML documents, or a JSON list. */
export function streamText(objects: readonly object[], format: Format): string {
  switch (format) {
    case 'json':
      return `${canonicalJson({ apiVersion: 'v1', items: objects, kind: 'List' }, 2)}\n`;
    case 'text':
      return toYamlStream(objects);
    default:
      return assertNever(format);
  }
}
