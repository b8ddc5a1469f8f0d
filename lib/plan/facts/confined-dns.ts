import type { ConfinedDnsPlan } from '../types/confinement';

/**
 * The name that only pods of confined teams can resolve. `internal` is reserved for private use, and the address for
 * documentation (RFC 5737), so no other server gives this answer.
 */
const marker = { name: 'confined.model-platform.internal', address: '192.0.2.53' } as const;

/** DNS of confined teams, which resolves names of these zones only. */
export function confinedDns(zones: readonly string[]): ConfinedDnsPlan {
  return { zones, marker };
}
