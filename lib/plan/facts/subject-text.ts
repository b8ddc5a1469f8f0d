import type { SubjectPlan } from '../types/role';

/** `group ranking`, `user kim@acme.example`. */
export function subjectText({ kind, name }: SubjectPlan): string {
  return `${kind.toLowerCase()} ${name}`;
}
