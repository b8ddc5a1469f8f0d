import type { ModelPlatformPart } from '../../../../lib/definition/part';
import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import type { TeamSpec } from '../../../../lib/definition/team';
import { existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { trainingJob } from '../../../fixtures/training';

const id = 'secret/declared';
const { team, ...job } = trainingJob;
const secrets = { '/secrets/db': 'database' };
const part: ModelPlatformPart = { team, training: { fit: { ...job, secrets } } };

function withTeam(spec: TeamSpec): ModelPlatformDefinition {
  const base = existingDefinition();
  return { ...base, teams: { ...base.teams, [team]: spec } };
}

test('a job of the platform mounts Secrets that the team creates itself', () => {
  const training = { fit: { ...trainingJob, secrets } };
  expect(findingsOf({ ...withTeam({}), training }, id)).toEqual([]);
  expect(findingsOf({ ...withTeam({}), training, include: [{ team: 'shop', training: {} }] }, id)).toEqual([]);
});

test('a part mounts Secrets that the platform gives to its team', () => {
  const base = withTeam({ secrets: { database: { remote: 'acme/database' } } });
  expect(findingsOf({ ...base, include: [part] }, id)).toEqual([]);
  expect(findingsOf({ ...base, include: [part] }, 'reference/known')).toEqual([]);
});

test.each<[string, TeamSpec]>([
  ['no', {}],
  ['an empty map of', { secrets: {} }],
])('a part of a team with %s secrets mounts none', (_, spec) => {
  expect(findingsOf({ ...withTeam(spec), include: [part] }, id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'secrets', '/secrets/db'],
      problem: 'the team ranking declares no secrets',
      value: 'database',
      allowed: [],
      fix: 'declare it in teams.ranking.secrets of the platform, or move the job from the part to the platform if you create the Secret yourself',
    },
  ]);
});

test('the platform can waive it, a part cannot', () => {
  const waivers = [{ rule: id, at: 'training.fit', reason: 'the operator of the database creates it' }];
  expect(findingsOf({ ...withTeam({}), include: [part], waivers }, id)).toEqual([]);
  expect(findingsOf({ ...withTeam({}), include: [{ ...part, waivers }] }, id)).toHaveLength(1);
});

test('a part with no Secrets gives its team no list of them', () => {
  const training = { own: { ...trainingJob, secrets } };
  expect(findingsOf({ ...withTeam({}), training, include: [{ team, training: { fit: job } }] }, id)).toEqual([]);
});
