import { checked, pattern } from './fields';

/** Address of a webhook. Alerts name services and teams, so plain HTTP is refused. */
export function httpsUrl() {
  return checked((text) => {
    const url = parseUrl(text);
    if (url === undefined) return 'is not a URL';
    return url.protocol === 'https:' ? undefined : 'is not an https URL';
  }, 'a URL that starts with https://');
}

/** Address of a person or a list of people. */
export function email() {
  return pattern(/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/, 'an e-mail address', 'an address such as ops@acme.example');
}

/** Scheme, host and port of a service, and nothing behind them. */
export function origin() {
  return checked((text) => {
    const url = parseUrl(text);
    if (url === undefined || !/^https?:$/.test(url.protocol)) return 'is not an http or https URL';
    if (url.username !== '' || url.password !== '') return 'has a user name or password in it';
    return url.pathname === '/' && url.search === '' && url.hash === '' && !text.endsWith('/')
      ? undefined
      : 'has something behind the host and port';
  }, 'scheme, host and port, such as https://minio.storage.internal:9000');
}

/** Address of a Git repository, in one of the forms that `git clone` takes from a server. */
export function gitRepository() {
  return checked((text) => {
    if (/\s/.test(text)) return 'has blanks in it';
    if (/^[\w.-]+@[\w.-]+:[^/].*$/.test(text)) return undefined;
    const url = parseUrl(text);
    if (url === undefined || !/^(?:https|ssh):$/.test(url.protocol)) return 'is not the address of a Git repository';
    return url.password === '' ? undefined : 'has a password in it';
  }, 'https://HOST/PATH, ssh://HOST/PATH or USER@HOST:PATH');
}

/** Folder in a repository. */
export function relativePath() {
  return checked(pathProblem, 'a path without a / in front and without . and .., at most 1024 characters');
}

/** Folder of a container that something is mounted at. */
export function folder() {
  return checked(folderProblem, 'an absolute path such as /data, without . and .., colons and a / at the end');
}

/** Key of an object in a bucket. */
export function objectKey() {
  return checked(
    (text) =>
      pathProblem(text) ?? (text.endsWith('/') ? 'ends in a slash, as only the names of folders do' : undefined),
    'a path without a / in front or at the end and without . and .., at most 1024 characters',
  );
}

function folderProblem(text: string): string | undefined {
  if (!text.startsWith('/')) return 'does not begin with a slash';
  if (text === '/') return 'stands for the whole file system';
  if (text.endsWith('/')) return 'ends in a slash';
  // Kubernetes refuses it: container runtimes separate the two sides of a mount by a colon.
  return text.includes(':') ? 'has a colon in it' : pathProblem(text.slice(1));
}

function pathProblem(text: string): string | undefined {
  if (text === '') return 'is empty';
  if (text.includes('://')) return 'is an address, not a path';
  if (text.startsWith('/')) return 'begins with a slash';
  if (text.length > 1024) return `is ${text.length} characters long`;
  if (hasControlCharacter(text)) return 'has control characters in it';
  if (text.includes('\\')) return 'has a backslash in it';
  const steps = text.replace(/\/$/, '').split('/');
  return steps.some((step) => step === '' || step === '.' || step === '..')
    ? 'has an empty step, `.` or `..` in it'
    : undefined;
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\u007f');
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
