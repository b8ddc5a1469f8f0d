import type { RecordedResource } from '../../../lib/testing/record-pulumi';
import { awsLimits } from './aws-limits';
import { azureLimits } from './azure-limits';
import { googleLimits } from './google-limits';
import type { Limit } from './limit';

/** Limits by provider. */
export const limitsOf: Readonly<Record<'eks' | 'gke' | 'aks', readonly Limit[]>> = {
  eks: awsLimits,
  gke: googleLimits,
  aks: azureLimits,
};

/** Every value of the resources that exceeds a limit, as text. */
export function exceeded(provider: keyof typeof limitsOf, resources: readonly RecordedResource[]): readonly string[] {
  return limitsOf[provider].flatMap(({ field, max, unit, of }) =>
    of(resources)
      .filter(({ size }) => size > max)
      .map(({ what, size }) => `${field}: ${what} has ${size} ${unit}, at most ${max}`),
  );
}

/** Limits that measured nothing. */
export function unmeasured(provider: keyof typeof limitsOf, all: readonly RecordedResource[]): readonly string[] {
  return limitsOf[provider].filter(({ of }) => of(all).length === 0).map(({ field }) => field);
}
