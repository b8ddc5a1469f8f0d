import type { ConfinementChannel } from '../../definition/confinement';
import type { RuleFinding } from './rule';
import type { PlatformScope } from './scopes';

/** A finding for each confined team if the cluster leaves a channel open. */
export function openChannel(
  channel: ConfinementChannel,
  { definition, plan, provider }: PlatformScope,
): readonly RuleFinding[] {
  const state = plan.cluster.confinement?.channels[channel];
  if (!state || state.closed) return [];
  return Object.entries(definition.teams ?? {}).flatMap(([team, { confined }]) =>
    confined
      ? [
          {
            path: ['teams', team, 'confined'],
            problem: `${provider.title} does not close ${channel}: ${state.open}`,
            value: confined,
            fix: state.fix,
          },
        ]
      : [],
  );
}
