/** The brackets around a label that give a flowchart node its shape. */
const shapes = {
  box: ['[', ']'],
  round: ['([', '])'],
  store: ['[(', ')]'],
  gate: ['{{', '}}'],
  queue: ['[/', '/]'],
} as const;

/** Shape of a node. */
export type Shape = keyof typeof shapes;

/** The nodes of one flowchart. Generated ids (`n1`, `n2`) cannot collide with Mermaid keywords. */
export class MermaidNodes {
  private readonly ids = new Map<string, string>();
  private readonly lines: string[] = [];

  /** Returns the id of the node with this key, and draws the node on the first call. */
  id(key: string, shape: Shape, label: readonly string[]): string {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.reserve(key);
    this.lines.push(node(id, shape, label));
    return id;
  }

  /** Returns a new id for a node that the caller draws itself. */
  reserve(key: string): string {
    const id = `n${this.ids.size + 1}`;
    this.ids.set(key, id);
    return id;
  }

  /** Returns the id of a key, if it exists. */
  find(key: string): string | undefined {
    return this.ids.get(key);
  }

  /** The lines of all nodes that `id` has drawn, in that order. */
  drawn(): readonly string[] {
    return this.lines;
  }
}

/** The line that draws one node. */
export function node(id: string, shape: Shape, label: readonly string[]): string {
  const [open, close] = shapes[shape];
  return `${id}${open}${quoted(label)}${close}`;
}

/** A label with one or more lines. Characters with a meaning in Mermaid are written as entities. */
export function quoted(lines: readonly string[]): string {
  return `"${lines.map(escaped).join('<br/>')}"`;
}

const entities: Readonly<Record<string, string>> = {
  '#': '#35;',
  '%': '#37;',
  '"': '#quot;',
  '<': '#lt;',
  '>': '#gt;',
  '&': '#amp;',
  '`': '#96;',
  '*': '#42;',
  _: '#95;',
  '\\': '#92;',
};

function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[#%"<>&`*_\\]/g, (character) => entities[character] ?? character);
}
