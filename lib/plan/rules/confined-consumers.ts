import type { ModelPlatformDefinition } from '../../definition/platform';
import type { ConsumerSpec } from '../../definition/service';
import { lookup } from '../../units/lookup';
import { teamNamespace } from '../resolve/team/team';

/** Whether a consumer is in the namespace of the team. */
export function staysInside(consumer: ConsumerSpec, team: string, { teams }: ModelPlatformDefinition): boolean {
  if ('team' in consumer) return consumer.team === team;
  if ('gateway' in consumer) return false;
  const spec = lookup(teams, team);
  return spec !== undefined && consumer.namespace === teamNamespace(team, spec);
}
