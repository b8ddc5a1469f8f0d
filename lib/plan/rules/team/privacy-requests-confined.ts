import type { ModelPlatformDefinition } from '../../../definition/platform';
import { staysInside } from '../confined-consumers';
import type { Rule, RuleFinding } from '../rule';

/**
 * A confined team calls no services of other teams. Not part of `privacy/confined`, because a waiver for the responses of a
 * service to a consumer does not accept what the consumer sends.
 */
export const privacyRequestsConfined: Rule<'platform'> = {
  id: 'privacy/requests-confined',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'A request to a service of another team carries private data to its program and its logs.',
  check: ({ definition }) =>
    Object.entries(definition.teams ?? {}).flatMap(([team, { confined }]) => (confined ? calls(team, definition) : [])),
};

/** Services of other teams that the team calls: requests carry data out. */
function calls(team: string, definition: ModelPlatformDefinition): readonly RuleFinding[] {
  return Object.entries(definition.services ?? {})
    .filter(([, service]) => service.team !== team)
    .flatMap(([name, { team: owner, consumers = [] }]) =>
      consumers.flatMap((consumer, index) =>
        staysInside(consumer, team, definition)
          ? [
              {
                path: ['services', name, 'consumers', index],
                problem: `the data of ${team} is confined to its namespace, and its requests carry data to ${owner}`,
                value: consumer,
                fix: `add a service with this model to ${team}, or remove 'confined' from the team`,
              },
            ]
          : [],
      ),
    );
}
