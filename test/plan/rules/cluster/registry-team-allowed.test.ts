import type { ModelPlatformPart } from '../../../../lib/definition/part';
import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { findingsOf } from '../../../fixtures/findings';
import { privateImage, privateRegistry, withRegistries } from '../../../fixtures/registries';
import { trainingJob } from '../../../fixtures/training';

const id = 'registry/team-allowed';
const { team: _, ...job } = trainingJob;
const part: ModelPlatformPart = { team: 'shop', training: { fit: { ...job, image: privateImage } } };

function withTeams(
  teams: readonly string[] | undefined,
  include: readonly ModelPlatformPart[],
): ModelPlatformDefinition {
  return { ...withRegistries({ acme: { ...privateRegistry, ...(teams && { teams }) } }), include };
}

test('without parts, every team can use every registry that does not name its teams', () => {
  expect(findingsOf(withTeams(undefined, []), id)).toEqual([]);
});

test('a part can use a registry that the platform gives to its team', () => {
  expect(findingsOf(withTeams(['ranking', 'shop'], [part]), id)).toEqual([]);
});

test('by default a part can use only the registries that its team uses outside the part', () => {
  expect(findingsOf(withTeams(undefined, [part]), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'image'],
      problem: 'the team shop uses an image of the registry acme, which is not one of its registries',
      value: privateImage,
      allowed: [],
      fix: 'use an image of a registry of the team, or add shop to registries.acme.teams in the definition of the platform',
    },
  ]);
  expect(findingsOf(withTeams(undefined, [{ ...part, team: 'ranking' }]), id)).toEqual([]);
});

test('the scanner of a model in a part gives no team a registry', () => {
  const definition = withTeams(undefined, [
    {
      team: 'shop',
      models: {
        copy: {
          bucket: 'models',
          scan: { image: privateImage, command: ['scan'] },
          versions: { v1: { path: 'copy/model.joblib', sha256: '0'.repeat(64) } },
        },
      },
    },
  ]);
  const churn = definition.services?.churn;
  if (!churn) throw new Error('the definition has the service churn');
  const services = {
    churn: { ...churn, runtime: { kind: 'scikit-learn' } },
    copy: { ...churn, team: 'shop', model: { name: 'copy', version: 'v1' }, runtime: { kind: 'scikit-learn' } },
  } as const;
  expect(findingsOf({ ...definition, services }, id)).toMatchObject([{ path: ['models', 'copy', 'scan', 'image'] }]);
});

test('workloads of the platform are checked too if the registry names its teams', () => {
  expect(findingsOf(withTeams(['shop'], []), id)).toMatchObject([{ path: ['services', 'churn', 'runtime', 'image'] }]);
});

test('an unknown team of a registry is the only finding: it can be the team that uses the registry', () => {
  expect(findingsOf(withTeams(['rankin'], []), 'reference/known')).toMatchObject([
    { path: ['registries', 'acme', 'teams', 0], value: 'rankin' },
  ]);
  expect(findingsOf(withTeams(['rankin'], []), id)).toEqual([]);
});

test('a mirror serves copies only to its teams, because they can be private', () => {
  const served = (team: string) => {
    const mirror = { ...privateRegistry, mirrors: { 'quay.io': 'quay' }, teams: [team] };
    return findingsOf(withRegistries({ acme: mirror }, 'quay.io/acme/mlserver:1'), id);
  };
  expect(served('ranking')).toEqual([]);
  expect(served('shop')).toMatchObject([{ path: ['services', 'churn', 'runtime', 'image'] }]);
});
