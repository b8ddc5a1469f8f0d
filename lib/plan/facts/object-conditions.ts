import { celString } from '../../units/escape/cel';
import { isOneObject } from './grant-keys';

/**
 * Condition of a role binding that limits it to single objects, and to objects under prefixes and to listing them: terms
 * of which one must hold. A list request refers to the bucket, not to an object.
 */
export function objectTerms(bucket: string, prefixes: readonly string[]): readonly string[] {
  return prefixes.flatMap((prefix) => {
    const objects = celString(`projects/_/buckets/${bucket}/objects/${prefix}`);
    if (isOneObject({ prefix })) return [`resource.name == ${objects}`];
    const listed = 'api.getAttribute("storage.googleapis.com/objectListPrefix", "")';
    return [`resource.name.startsWith(${objects})`, `${listed}.startsWith(${celString(prefix)})`];
  });
}
