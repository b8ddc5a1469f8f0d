import type { Path } from '../../errors';
import { isMap } from '../../units/values';
import { namedSecret } from './secret-names';
import { optionSecrets } from './secret-options';
import { secretShape } from './secret-shapes';
import { hasAwsAccessKey, isAwsSecretKey } from './token-formats';

/** A text of a definition that looks like a secret. */
interface FoundSecret {
  readonly path: Path;
  /** Why it looks like one, for people. Does not contain the text. */
  readonly what: string;
}

/** Fields that are maps of texts with names that users choose. The names of other fields belong to the definition. */
const namedTexts = new Set<string | number | undefined>(['env', 'labels', 'annotations', 'pods']);

/** All texts below a value of a definition that look like secrets, each once. */
export function secretsIn(value: unknown, path: Path): readonly FoundSecret[] {
  if (typeof value === 'string') return shapeOf(path, value);
  if (Array.isArray(value)) return inList(value, path);
  if (!isMap(value)) return [];
  const entries = Object.entries(value);
  const hasAccessKey = namedTexts.has(path.at(-1)) && entries.some(([, each]) => isAccessKey(each));
  return entries.flatMap(([key, each]) => {
    const found = secretsIn(each, [...path, key]);
    if (found.length > 0 || typeof each !== 'string' || !namedTexts.has(path.at(-1))) return found;
    if (namedSecret(key, each)) return [{ path: [...path, key], what: 'the name suggests a secret' }];
    return hasAccessKey ? besideAccessKey([...path, key], each) : [];
  });
}

/** The items of a list, which can be the words of a command. */
function inList(list: readonly unknown[], path: Path): readonly FoundSecret[] {
  const words = list.map((each) => (typeof each === 'string' ? each : ''));
  const options = new Map(optionSecrets(words).map(({ index, what }) => [index, what]));
  const hasAccessKey = list.some(isAccessKey);
  return list.flatMap((each, index) => {
    const at = [...path, index];
    const found = secretsIn(each, at);
    if (found.length > 0) return found;
    const what = options.get(index);
    if (what !== undefined) return [{ path: at, what }];
    return hasAccessKey ? besideAccessKey(at, words[index] ?? '') : [];
  });
}

function shapeOf(path: Path, text: string): readonly FoundSecret[] {
  const shape = secretShape(text);
  return shape === undefined ? [] : [{ path, what: `this looks like ${shape}` }];
}

function isAccessKey(value: unknown): boolean {
  return typeof value === 'string' && hasAwsAccessKey(value);
}

function besideAccessKey(path: Path, text: string): readonly FoundSecret[] {
  return isAwsSecretKey(text) ? [{ path, what: 'this looks like a secret key of AWS' }] : [];
}
