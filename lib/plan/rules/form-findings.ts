import type { Form } from '../providers/form';
import type { RuleFinding } from './rule';

/** A finding for each text of a list that does not have the form that the cloud accepts. */
export function formFindings(
  texts: readonly string[],
  { expression, allowed }: Form,
  { path, problem }: Pick<RuleFinding, 'path' | 'problem'>,
): readonly RuleFinding[] {
  return texts.flatMap((value, index) =>
    expression.test(value) ? [] : [{ path: [...path, index], problem, value, allowed, fix: 'use the allowed format' }],
  );
}
