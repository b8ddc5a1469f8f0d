/** How a box of a flowchart looks: what opens and closes its label. */
const shapes = {
  box: ['[', ']'],
  round: ['([', '])'],
  store: ['[(', ')]'],
  gate: ['{{', '}}'],
  queue: ['[/', '/]'],
} as const;

/** Shape of a box. */
export type Shape = keyof typeof shapes;

/** The boxes of one flowchart. Each gets an id that cannot be a word of Mermaid, whatever its name is. */
export class MermaidNodes {
  private readonly ids = new Map<string, string>();
  private readonly lines: string[] = [];

  /** The id of a box, which is drawn when it is first asked for. Boxes with the same key are the same. */
  id(key: string, shape: Shape, label: readonly string[]): string {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.reserve(key);
    this.lines.push(node(id, shape, label));
    return id;
  }

  /** The id of a box that somebody else draws. */
  reserve(key: string): string {
    const id = `n${this.ids.size + 1}`;
    this.ids.set(key, id);
    return id;
  }

  /** The box of a key, if there is one. */
  find(key: string): string | undefined {
    return this.ids.get(key);
  }

  /** All boxes that were not reserved, in the order in which they were asked for. */
  drawn(): readonly string[] {
    return this.lines;
  }
}

/** One box, as a line. */
export function node(id: string, shape: Shape, label: readonly string[]): string {
  const [open, close] = shapes[shape];
  return `${id}${open}${quoted(label)}${close}`;
}

/** A label of several lines, with everything that Mermaid would take for syntax written as an entity. */
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
