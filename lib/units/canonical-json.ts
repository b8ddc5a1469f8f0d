/**
 * JSON with the keys of every object sorted by code unit, so that equal values give equal bytes. Keys whose
 * value is `undefined` are left out, as `JSON.stringify` does.
 *
 * Everything that `JSON.stringify` would change in silence is refused: numbers that are not finite, functions,
 * `undefined` in a list, dates, maps and other instances of classes, cycles.
 *
 * @param indent Spaces for each level. @default 0, all on one line
 * @throws TypeError with the path of the value that is not JSON.
 */
export function canonicalJson(value: unknown, indent = 0): string {
  return write(value, { space: ' '.repeat(indent), ancestors: [], path: '$' });
}

interface Position {
  readonly space: string;
  readonly ancestors: readonly object[];
  readonly path: string;
}

function write(value: unknown, position: Position): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (Number.isFinite(value)) return JSON.stringify(value);
      break;
    case 'object':
      if (value === null) return 'null';
      if (position.ancestors.includes(value)) throw new TypeError(`${position.path} contains itself`);
      if (Array.isArray(value)) return writeArray(value, position);
      if (isPlainObject(value)) return writeObject(value, position);
      break;
  }
  throw new TypeError(`${position.path} is not JSON: ${describe(value)}`);
}

function writeArray(items: readonly unknown[], position: Position): string {
  const inside = within(position, items);
  const texts = Array.from(items, (item, index) => write(item, step(inside, `[${index}]`)));
  return enclose('[', texts, ']', position);
}

function writeObject(object: Readonly<Record<string, unknown>>, position: Position): string {
  const inside = within(position, object);
  const texts = Object.keys(object)
    .sort()
    .filter((key) => object[key] !== undefined)
    .map((key) => {
      const text = write(object[key], step(inside, `.${key}`));
      return `${JSON.stringify(key)}:${position.space === '' ? '' : ' '}${text}`;
    });
  return enclose('{', texts, '}', position);
}

/** The position of what is inside of a list or an object, but for its own name. */
function within(position: Position, parent: object): Position {
  return { ...position, ancestors: [...position.ancestors, parent] };
}

function step(inside: Position, name: string): Position {
  return { ...inside, path: inside.path + name };
}

function enclose(open: string, texts: readonly string[], close: string, { space, ancestors }: Position): string {
  if (space === '' || texts.length === 0) return open + texts.join(',') + close;
  const outer = `\n${space.repeat(ancestors.length)}`;
  return open + texts.map((text) => outer + space + text).join(',') + outer + close;
}

/** Asks for the end of the prototype chain rather than for `Object`, which differs between JavaScript realms. */
function isPlainObject(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function describe(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'object' && value !== null ? `an instance of ${value.constructor?.name}` : typeof value;
}
