import { quote, UnitError } from './unit-error';

/** A container image reference with the registry and `library/` filled in. */
interface Image {
  /** Host, with its port if there is one: `ghcr.io`, `localhost:5000`. */
  readonly registry: string;
  /** Path in the registry: `library/redis`, `org/team/name`. */
  readonly repository: string;
  /** Absent if not written. `latest` is not filled in, so that a rule can detect an unpinned image. */
  readonly tag?: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest?: string;
}

/**
 * Grammar, limits and defaults are those of https://github.com/distribution/reference (`reference.go` at commit
 * 0965666a, `normalize.go` at commit 4ca14034).
 */
const defaultRegistry = 'docker.io';
const maxRepositoryLength = 255;
const hostPart = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const registryPattern = new RegExp(`^(?:${hostPart}(?:\\.${hostPart})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]{1,5})?$`);
const repositoryPart = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
/** Repository of an image, or a folder of repositories. */
export const repositoryPattern = new RegExp(`^${repositoryPart}(?:/${repositoryPart})*$`);
const tagPattern = /^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}$/;
const digestPattern = /^sha256:[a-f0-9]{64}$/;
const imageIdPattern = /^(?:sha256:)?[a-f0-9]{64}$/;

const allowedText = "registry/repository:tag or registry/repository@sha256:..., such as 'ghcr.io/org/name:1.2.3'";

/** The text before and after the first separator from `start`; the second is undefined without a separator. */
function cut(text: string, separator: string, start = 0): readonly [string, string | undefined] {
  const at = text.indexOf(separator, start);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** The first part is a host only if it contains `.` or `:` or is `localhost`; `org/name` is in the default registry. */
function splitRegistry(name: string): readonly [string, string] {
  const [first, rest] = cut(name, '/');
  if (rest === undefined || !(/[.:]/.test(first) || first === 'localhost')) return [defaultRegistry, name];
  return [first === 'index.docker.io' ? defaultRegistry : first, rest];
}

/** In the default registry, images without an organisation are in `library/`. Other registries have no such folder. */
function withLibrary(registry: string, path: string): string {
  return registry === defaultRegistry && !path.includes('/') ? `library/${path}` : path;
}

function checkRepository(text: string, path: string, repository: string): void {
  if (/[A-Z]/.test(path)) {
    throw new UnitError(`${quote(text)} has upper case letters in its repository`, quote(path.toLowerCase()));
  }
  if (!repositoryPattern.test(path)) throw new UnitError(`${quote(text)} is not an image reference`, allowedText);
  if (repository.length > maxRepositoryLength) {
    throw new UnitError(
      `${quote(text)} has a repository that is too long`,
      `at most ${maxRepositoryLength} characters`,
    );
  }
}

/**
 * Parses a container image reference. The registry is `docker.io` if the first part has no `.` or `:` and is not
 * `localhost`; a single name there is in `library/`.
 *
 * Stricter than the reference grammar: digests are SHA-256 only, and a host needs a `.` or `:`, so that `Org/name` is
 * reported as a repository in the wrong case instead of read as a host.
 *
 * @throws UnitError
 */
export function parseImage(text: string): Image {
  if (imageIdPattern.test(text)) throw new UnitError(`${quote(text)} is the id of an image, not its name`, allowedText);
  const [named, digest] = cut(text, '@');
  const [name, tag] = cut(named, ':', named.lastIndexOf('/') + 1);
  const [registry, path] = splitRegistry(name);
  if (!registryPattern.test(registry)) throw new UnitError(`${quote(text)} is not an image reference`, allowedText);
  const repository = withLibrary(registry, path);
  checkRepository(text, path, repository);
  if (tag !== undefined && !tagPattern.test(tag)) {
    throw new UnitError(`${quote(text)} has an invalid tag`, 'letters, digits, _, . and -, at most 128');
  }
  if (digest !== undefined && !digestPattern.test(digest)) {
    throw new UnitError(`${quote(text)} has an invalid digest`, 'sha256: and 64 hexadecimal digits in lower case');
  }
  return {
    registry,
    repository,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** Where a registry has images: its host, and the folder in it. */
interface RegistryAddress {
  /** Host, with its port if there is one. */
  readonly host: string;
  /** Folder of the images: `acme/ml`. Empty for all images of the host. */
  readonly path: string;
}

const addressAllowed =
  "the host of a registry, such as 'registry.acme.example', optionally with a folder: 'ghcr.io/acme'";

/**
 * Parses the address of a registry: a host with an optional port and folder, without a scheme.
 *
 * @throws UnitError
 */
export function parseRegistryAddress(text: string): RegistryAddress {
  if (text.includes('://'))
    throw new UnitError(`${quote(text)} is a URL, not the address of a registry`, addressAllowed);
  const [host, path = ''] = cut(text, '/');
  const isHost = /[.:]/.test(host) || host === 'localhost';
  if (!isHost || !registryPattern.test(host) || (text.includes('/') && !repositoryPattern.test(path))) {
    throw new UnitError(`${quote(text)} is not the address of a registry`, addressAllowed);
  }
  return { host: host === 'index.docker.io' ? defaultRegistry : host, path };
}

/**
 * Parses an image reference that has a digest.
 *
 * @throws UnitError
 */
export function parsePinnedImage(text: string): Image {
  if (text === '') throw new UnitError('is empty', 'registry/repository@sha256:... with the digest of the image');
  const image = parseImage(text);
  if (image.digest !== undefined) return image;
  throw new UnitError(
    `${quote(text)} has no digest, so another image can take its place`,
    '@sha256: and 64 hexadecimal digits after the name',
  );
}
