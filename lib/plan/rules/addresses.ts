import type { ModelPlatformDefinition } from '../../definition/platform';
import type { Path } from '../../errors';
import { isMap } from '../../units/values';

/** An address of a definition that the running platform uses, and the host in it. */
interface Address {
  readonly path: Path;
  readonly value: string;
  readonly host: string;
}

/** Every URL, hostname, e-mail address, Git repository and image of a definition, except in the texts of waivers. */
export function addressesOf({ waivers: _, ...definition }: ModelPlatformDefinition): readonly Address[] {
  return addressesIn([], definition);
}

function addressesIn(path: Path, value: unknown): readonly Address[] {
  if (typeof value === 'string') {
    const host = hostOf(path.at(-1), value);
    return host === undefined ? [] : [{ path, value, host }];
  }
  if (Array.isArray(value)) return value.flatMap((element: unknown, index) => addressesIn([...path, index], element));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => addressesIn([...path, key], entry));
}

function hostOf(field: string | number | undefined, value: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(value)) return URL.canParse(value) ? new URL(value).hostname : undefined;
  switch (field) {
    case 'hostname':
      return value;
    case 'email':
      return value.slice(value.lastIndexOf('@') + 1);
    case 'image':
      return /^([\w.-]+)(?::\d+)?\//.exec(value)?.[1];
    case 'repository':
      return /@([\w.-]+):/.exec(value)?.[1];
    default:
      return undefined;
  }
}
