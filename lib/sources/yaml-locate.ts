import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
  visit,
  type YAMLMap,
} from 'yaml';
import type { DefinitionSource } from '../definition/source';
import type { Path, Place } from '../errors';

/** What a document says about a path: the position, and the text of a number. */
export function pathsOf(
  file: string,
  document: Document,
  lines: LineCounter,
): Required<Pick<DefinitionSource, 'locate' | 'textOf'>> {
  const steps = new Steps(document);
  return { locate: locator(file, steps, lines), textOf: numberText(steps) };
}

/** Finds the position of a field's key or list entry; for a missing field that of its nearest parent. */
function locator(file: string, steps: Steps, lines: LineCounter): (path: Path) => Place {
  return (path) => {
    let node: unknown = steps.root;
    let offset: number | undefined;
    for (const step of path) {
      const found = steps.into(node, step);
      if (found === undefined) break;
      offset = found.offset ?? offset;
      node = found.value;
    }
    if (offset === undefined) return { file };
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
}

/** Finds the text of a number: `012345678901` is the number 12345678901. */
function numberText(steps: Steps): (path: Path) => string | undefined {
  return (path) => {
    let node: unknown = steps.root;
    for (const step of path) node = steps.into(node, step)?.value;
    const scalar = steps.resolved(node);
    return isScalar(scalar) && typeof scalar.value === 'number' ? scalar.source : undefined;
  };
}

interface Found {
  readonly offset?: number;
  readonly value: unknown;
}

/** Steps from a node to one of its children. A broken file has thousands of findings, so nothing is searched twice. */
class Steps {
  private readonly fields = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
  private targets: ReadonlyMap<Alias, Node> | undefined;

  constructor(private readonly document: Document) {}

  get root(): unknown {
    return this.document.contents;
  }

  into(parent: unknown, step: string | number): Found | undefined {
    const node = this.resolved(parent);
    if (isSeq(node)) {
      const value = node.items[Number(step)];
      return value === undefined ? undefined : { ...offsetOf(value), value };
    }
    const pair = isMap(node) ? this.fieldsOf(node).get(String(step)) : undefined;
    return pair && { ...offsetOf(pair.key), value: pair.value };
  }

  /** The target of an alias, because an error in its value must be fixed at the anchor. */
  resolved(node: unknown): unknown {
    if (!isAlias(node)) return node;
    this.targets ??= targetsOf(this.document);
    return this.targets.get(node);
  }

  private fieldsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = this.fields.get(map);
    if (known !== undefined) return known;
    const fields = new Map(
      map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : [])),
    );
    this.fields.set(map, fields);
    return fields;
  }
}

/** The node of each alias: the last one before it with its anchor. */
function targetsOf(document: Document): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target !== undefined) targets.set(node, target);
      } else if (node.anchor !== undefined) {
        anchors.set(node.anchor, node);
      }
    },
  });
  return targets;
}

function offsetOf(node: unknown): { readonly offset?: number } {
  const range = isNode(node) ? (node as Node).range : undefined;
  return range ? { offset: range[0] } : {};
}
