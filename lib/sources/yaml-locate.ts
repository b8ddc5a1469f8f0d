import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter, type Node } from 'yaml';
import type { Path, Place } from '../errors';

/** Finds the position of a field's key or list entry in a document; for a missing field that of its nearest parent. */
export function locator(file: string, document: Document, lines: LineCounter): (path: Path) => Place | undefined {
  return (path) => {
    let node: unknown = document.contents;
    let offset: number | undefined;
    for (const step of path) {
      const found = stepInto(resolved(node, document), step);
      if (found === undefined) break;
      offset = found.offset ?? offset;
      node = found.value;
    }
    if (offset === undefined) return { file };
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
}

interface Found {
  readonly offset?: number;
  readonly value: unknown;
}

function stepInto(node: unknown, step: string | number): Found | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(step)];
    return value === undefined ? undefined : { ...offsetOf(value), value };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair === undefined ? undefined : { ...offsetOf(pair.key), value: pair.value };
}

/** The target of an alias, because an error in its value must be fixed at the anchor. */
function resolved(node: unknown, document: Document): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

function offsetOf(node: unknown): { readonly offset?: number } {
  const range = isNode(node) ? (node as Node).range : undefined;
  return range ? { offset: range[0] } : {};
}
