import { addressHostProblem, hostProblem } from '../../units/host';
import { credentialParameter } from '../../units/masked';
import { checked } from './fields';

/** URL of a webhook. Alerts contain names of services and teams, so plain HTTP is not allowed. */
export function httpsUrl() {
  return checked((text) => {
    const url = parseUrl(text);
    if (url === undefined) return 'is not a URL';
    return url.protocol === 'https:' ? addressHostProblem(text) : 'is not an https URL';
  }, 'a URL that starts with https://');
}

/** URL of a public document, which needs no credentials. Some servers choose the document by a parameter. */
export function documentUrl() {
  return checked(
    documentProblem,
    'a URL that starts with https://, without a user name, a fragment, and parameters such as token',
  );
}

function documentProblem(text: string): string | undefined {
  const url = parseUrl(text);
  if (url?.protocol !== 'https:') return 'is not an https URL';
  if (url.username !== '' || url.password !== '') return 'contains a user name or password';
  if (text.includes('#')) return 'contains a fragment';
  const parameter = credentialParameter(url);
  return parameter === undefined
    ? addressHostProblem(text)
    : `contains the parameter ${JSON.stringify(parameter)}, which is a credential by its name`;
}

/** What an address must not contain that is the same for everyone: a user, a query, a fragment, or a host that is not ASCII. */
export function partProblem(text: string): string | undefined {
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? parseUrl(text) : undefined;
  if (url && (url.username !== '' || url.password !== '')) return 'contains a user name or password';
  return url ? (queryProblem(text) ?? addressHostProblem(text)) : undefined;
}

/** Whether an address or a path has more than a path. */
export function queryProblem(text: string): string | undefined {
  if (text.includes('?')) return 'contains a query';
  return text.includes('#') ? 'contains a fragment' : undefined;
}

/** E-mail address of a person or a mailing list. */
export function email() {
  return checked((text) => {
    if (!/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text)) return 'is not an e-mail address';
    return hostProblem(text.slice(text.indexOf('@') + 1));
  }, 'an address such as ops@acme.example');
}

/** Scheme, host and port of a URL, without a path. */
export function origin() {
  return checked((text) => {
    const url = parseUrl(text);
    if (url === undefined || !/^https?:$/.test(url.protocol)) return 'is not an http or https URL';
    return originProblem(url, text) ?? (hasPath(url, text) ? 'has a path or query after the host and port' : undefined);
  }, 'scheme, host and port, such as https://minio.storage.internal:9000');
}

function originProblem(url: URL, text: string): string | undefined {
  if (url.username !== '' || url.password !== '') return 'contains a user name or password';
  // The parser of URLs also accepts quotes, commas and braces.
  return /^(?:[\w.-]+|\[[\da-f:.]+\])$/.test(url.hostname)
    ? addressHostProblem(text)
    : 'has a host with invalid characters';
}

function hasPath({ pathname, search, hash }: URL, text: string): boolean {
  return pathname !== '/' || search !== '' || hash !== '' || text.endsWith('/');
}

/** Git repository on a server, in one of the forms that `git clone` accepts. */
export function gitRepository() {
  return checked(
    repositoryProblem,
    'https://HOST/PATH, ssh://HOST/PATH or USER@HOST:PATH, without a query and a fragment',
    (text) =>
      (credentialProblem(text) ?? queryProblem(text))
        ? 'remove it: the delivery reads credentials from a Secret of its own'
        : undefined,
  );
}

function repositoryProblem(text: string): string | undefined {
  if (/\s/.test(text)) return 'contains whitespace';
  if (isScpAddress(text)) return queryProblem(text);
  const url = parseUrl(text);
  if (url === undefined || !/^(?:https|ssh):$/.test(url.protocol)) return 'is not the URL of a Git repository';
  return credentialProblem(text) ?? queryProblem(text) ?? addressHostProblem(text);
}

function isScpAddress(text: string): boolean {
  return /^\w[\w.-]*@\w[\w.-]*:[^/].*$/.test(text);
}

/** Servers accept a token as the user of a URL. The user of SSH, such as git, is no secret. */
function credentialProblem(text: string): string | undefined {
  const url = isScpAddress(text) ? undefined : parseUrl(text);
  if (url === undefined) return undefined;
  if (url.password !== '') return 'contains a password';
  return url.protocol === 'https:' && url.username !== '' ? 'contains a user name, which can be a token' : undefined;
}

/** Folder of a repository or a bucket. */
export function relativePath() {
  return checked(pathProblem, 'a relative path without . and .., at most 1024 characters');
}

/** Folder of a Git repository. */
export function repositoryFolder() {
  return checked(
    (text) => pathProblem(text) ?? (/(?:^|\/)\.git(?:\/|$)/i.test(text) ? 'is a folder of Git itself' : undefined),
    'a relative path without . and .. and without .git, at most 1024 characters',
  );
}

/**
 * Branch or tag. Git refuses other names. Source: git-scm.com/docs/git-check-ref-format. A name that starts with a dash would
 * be an option of a command.
 */
export function gitRevision() {
  const refused = /^[-/]|[\s~^:?*[\\]|\.\.|\/\/|\/\.|^\.|@\{|\.lock(?:\/|$)|[/.]$|^@$/;
  return checked(
    (text) => (text === '' || refused.test(text) ? 'is not a branch or tag' : undefined),
    'the name of a branch or tag',
  );
}

/** Mount path in a container. */
export function folder() {
  return checked(folderProblem, 'an absolute path such as /data, without . and .., colons and a trailing /');
}

/** Key of an object in a bucket. */
export function objectKey() {
  return checked(
    (text) => pathProblem(text) ?? (text.endsWith('/') ? 'is a folder, because it ends with a slash' : undefined),
    'a relative path without . and .. and without a trailing /, at most 1024 characters',
  );
}

function folderProblem(text: string): string | undefined {
  if (!text.startsWith('/')) return 'does not start with a slash';
  if (text === '/') return 'is the root of the file system';
  if (text.endsWith('/')) return 'ends with a slash';
  // Kubernetes rejects it, because container runtimes separate the two sides of a mount by a colon.
  return text.includes(':') ? 'contains a colon' : pathProblem(text.slice(1));
}

function pathProblem(text: string): string | undefined {
  if (text === '') return 'is empty';
  if (text.includes('://')) return 'is a URL, not a path';
  if (text.startsWith('/')) return 'starts with a slash';
  if (text.length > 1024) return `is ${text.length} characters long`;
  if (hasControlCharacter(text)) return 'contains control characters';
  if (text.includes('\\')) return 'contains a backslash';
  const steps = text.replace(/\/$/, '').split('/');
  return steps.some((step) => step === '' || step === '.' || step === '..')
    ? 'contains an empty segment, `.` or `..`'
    : undefined;
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\u007f');
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
