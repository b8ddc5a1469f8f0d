import type { ModelPlatformDefinition } from '../../../definition/platform';
import type { ConsumerSpec } from '../../../definition/service';
import { lookup } from '../../../units/lookup';
import type { Rule } from '../rule';

/** A team calls only the services of other teams that the platform allows. */
export const networkCallAllowed: Rule<'platform'> = {
  id: 'network/call-allowed',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'A consumer opens a connection out of the namespace of that team, and the owner of a service must not open connections of other teams.',
  check: ({ definition }) =>
    Object.entries(definition.services ?? {}).flatMap(([service, { team: owner, consumers = [] }]) =>
      consumers.flatMap((consumer, index) => {
        const team = callerOf(consumer);
        if (team === undefined || team === owner || isAllowed(team, service, definition)) return [];
        return [
          {
            path: ['services', service, 'consumers', index],
            problem: `the team ${team} would call ${service}, but teams.${team}.calls does not list it`,
            value: team,
            allowed: lookup(definition.teams, team)?.calls ?? [],
            fix: `add ${service} to teams.${team}.calls in the definition of the platform, or remove the consumer`,
          },
        ];
      }),
    ),
};

function callerOf(consumer: ConsumerSpec): string | undefined {
  return 'team' in consumer ? consumer.team : undefined;
}

/** Another rule reports an unknown service in `calls`, which may be this one misspelt. */
function isAllowed(team: string, service: string, { teams, services }: ModelPlatformDefinition): boolean {
  const calls = lookup(teams, team)?.calls;
  return !calls || calls.includes(service) || calls.some((each) => !lookup(services, each));
}
