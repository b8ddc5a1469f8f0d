import type { RecordedResource } from '../../../lib/testing/record-pulumi';

/** What an audit asks about every resource. */
export const questions = {
  encrypted: 'encrypted at rest',
  private: 'not public',
  tls: 'TLS only',
  logged: 'logged',
  recoverable: 'recoverable or kept',
} as const;
export type Question = keyof typeof questions;

/** A resource, and all others of the same cluster. */
export interface Audited {
  readonly resource: RecordedResource;
  readonly all: readonly RecordedResource[];
}

/** Whether a resource answers a question well, or why the question has no meaning for it. */
export type Answer = boolean | string;

/** Answers of a type of resources: a reason that is the same for all, or a check of each. */
export type Answers = Readonly<Record<Question, string | ((audited: Audited) => Answer)>>;

/** A type of resources: its answers, or the resource whose settings it has, which answers for it. */
export type TypeAudit = Answers | { readonly settingOf: string };

/** Answers of what has no content of its own. */
export const noContent = {
  encrypted: 'no content',
  tls: 'no requests',
  logged: 'changes are in the log of the account',
  recoverable: 'no content',
} as const;

/** A right, which is checked by other tests. */
export const right: Answers = {
  ...noContent,
  private: 'a right: `npm run test:attacks` evaluates it',
};

/** An alert, which has addresses and no data. */
export const budget: Answers = { ...noContent, private: 'mails to addresses of the definition' };

/** Resources of the same cluster by the end of their type. */
export function others({ all }: Audited, type: string): readonly RecordedResource[] {
  return all.filter((other) => other.type.endsWith(`:${type}`));
}

/** The field at a path of the inputs. */
export function field({ inputs }: RecordedResource, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], inputs);
}

/** Checks that a field has a value. */
export function has(path: string, value: unknown) {
  return ({ resource }: Audited): boolean => field(resource, path) === value;
}

/** Whether no text in a value opens something to every address. */
export function closed(value: unknown): boolean {
  return !JSON.stringify(value ?? null).includes('0.0.0.0/0');
}
