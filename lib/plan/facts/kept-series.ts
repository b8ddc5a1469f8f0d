import { assertNever } from '../../units/assert-never';
import type { KeptSeriesPlan, LabelValuesPlan } from '../types/monitoring';

/** Value that replaces those which a table does not know. */
export const otherValue = 'other';

/** These values, and no others. */
export function only(...values: readonly string[]): LabelValuesPlan {
  return { kind: 'only', values };
}

/** These values. Others become `other`. */
export function orOther(...values: readonly string[]): LabelValuesPlan {
  return { kind: 'or-other', values };
}

/** Statuses of HTTP, of which a program can use any. */
export const statusCodes: LabelValuesPlan = { kind: 'status-codes' };

/** The number of series that one target can have at most, whatever it exports. */
export function mostSeries(kept: readonly KeptSeriesPlan[]): number {
  return kept.reduce((sum, { metrics, labels }) => sum + metrics.length * combinations(Object.values(labels)), 0);
}

function combinations(labels: readonly LabelValuesPlan[]): number {
  return labels.reduce((product, values) => product * countOf(values), 1);
}

function countOf(values: LabelValuesPlan): number {
  switch (values.kind) {
    case 'only':
      return values.values.length;
    case 'or-other':
      return values.values.length + 1;
    case 'status-codes':
      return 500;
    default:
      return assertNever(values);
  }
}
