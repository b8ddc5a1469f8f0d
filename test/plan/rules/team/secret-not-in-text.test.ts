import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { formatPath } from '../../../../lib/errors';
import type { PlatformScope } from '../../../../lib/plan/rules/scopes';
import { secretNotInText } from '../../../../lib/plan/rules/team/secret-not-in-text';
import schema from '../../../../schema.json';
import { sceneOf } from '../../../attacks/scene';
import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { freeFields, leavesOf, withLeaf } from '../../../fixtures/free-texts';
import { withTraining } from '../../../fixtures/training';

const id = 'secret/not-in-text';

/** Concatenated, so that secret scanners ignore them. */
const made = (start: string) => `${start}${'A1B2C3D4'.repeat(5)}`;

const base = definition();

/** Texts of all kinds of fields with a secret, and the path of the finding. */
const leaks: readonly (readonly [path: string, of: ModelPlatformDefinition])[] = [
  ['delivery.repository', { ...base, delivery: { gitops: 'argocd', repository: `${made('ghp_')}@github.com:acme/a` } }],
  ['delivery.path', { ...base, delivery: { gitops: 'argocd', repository: 'git@a:b', path: made('glpat-') } }],
  ['models.churn.versions.v1.path', withPath(`churn/${made('hf_')}`)],
  [
    'services.churn.runtime.image',
    withService(base, {
      runtime: {
        kind: 'scikit-learn',
        image: `ghcr.io/acme/${made('ghp_').toLowerCase()}:AKIA${'A1B2'.repeat(4)}@sha256:${'0'.repeat(64)}`,
      },
    }),
  ],
  [
    'teams.shop.secrets.store.remote',
    { ...base, teams: { ...base.teams, shop: { secrets: { store: { remote: made('sk-') } } } } },
  ],
  [
    'training.fit.connections.0.why',
    withTraining(base, {
      connections: [{ cidr: '10.0.0.1/32', port: 5432, why: 'postgres://fit:swordfish@db.acme.example/features' }],
    }),
  ],
  ['waivers.0.reason', { ...base, waivers: [{ rule: 'image/pinned', at: 'services.churn', reason: made('xoxb-') }] }],
];

function withPath(path: string): ModelPlatformDefinition {
  const { churn } = base.models ?? {};
  const { v1, v2 } = churn?.versions ?? {};
  if (!churn || !v1 || !v2) throw new Error('the definition has other models');
  return { ...base, models: { churn: { ...churn, versions: { v1: { ...v1, path }, v2 } } } };
}

test.each(leaks)('refuses a secret in %s, and hides it', (path, leak) => {
  const found = findingsOf(leak, id);
  expect(found.map((each) => each.path.join('.'))).toEqual([path]);
  expect(found[0]?.value).toBeUndefined();
  expect(found[0]?.problem).toMatch(/^this looks like .+, and a definition must not contain secrets$/);
  expect(JSON.stringify(found)).not.toMatch(/A1B2|swordfish/);
});

test('checks every text of a definition, except those with a rule of their own', () => {
  const scene = sceneOf('eks', 'texts');
  const leaves = leavesOf(scene, freeFields(schema)).filter(({ isKey }) => !isKey);
  expect(leaves.length).toBeGreaterThan(100);
  const unchecked = leaves.filter((leaf) => {
    const definition = withLeaf(scene, leaf, made('ghp_')) as ModelPlatformDefinition;
    const found = secretNotInText.check({ definition } as PlatformScope);
    return !found.some(({ path }) => formatPath(path) === formatPath(leaf.path));
  });
  const fields = [...new Set(unchecked.map(({ field }) => field))].sort();
  expect(fields).toEqual([
    'monitoring.alerts.heartbeat',
    'monitoring.alerts.pager',
    'monitoring.alerts.ticket',
    'training.*.command.[]',
    'training.*.env.*',
  ]);
});

test('refuses a password in the command of a scan', () => {
  const scan = { image: `ghcr.io/acme/scan@sha256:${'0'.repeat(64)}`, command: ['scan', '--password', 'swordfish'] };
  const { churn } = base.models ?? {};
  const ofModel = { ...base, models: { churn: { ...churn, scan } } } as ModelPlatformDefinition;
  const ofTeam = { ...base, teams: { ...base.teams, ranking: { ...base.teams?.ranking, modelScan: scan } } };
  expect(findingsOf(ofModel, id).map(({ path }) => formatPath(path))).toEqual(['models.churn.scan.command[2]']);
  expect(findingsOf(ofTeam, id).map(({ path }) => formatPath(path))).toEqual(['teams.ranking.modelScan.command[2]']);
  const fix =
    'remove it: a scan mounts no Secrets, so choose a scanner that needs none, and rotate it if it is a real secret';
  expect([...findingsOf(ofModel, id), ...findingsOf(ofTeam, id)].map((found) => found.fix)).toEqual([fix, fix]);
});

test('says where the credentials of a repository belong', () => {
  const delivery = { gitops: 'argocd', repository: `${made('ghp_')}@github.com:acme/a` } as const;
  expect(findingsOf({ ...base, delivery }, id)[0]?.fix).toBe(
    'remove it: credentials of the repository are a Secret in the namespace of Argo CD, and rotate it if it is a real secret',
  );
});

test('accepts texts without secrets, also names that begin like a key', () => {
  expect(findingsOf(base, id)).toEqual([]);
  expect(findingsOf(withPath('sk-learn/sk-learn-model-of-churn-risk-2026/model.joblib'), id)).toEqual([]);
});

test('the variables and the command of a job have a rule of their own', () => {
  const leak = withTraining(base, { env: { SOMETHING: made('hf_') }, command: ['a', made('hf_')] });
  expect(findingsOf(leak, id)).toEqual([]);
  expect(findingsOf(leak, 'secret/not-in-env')).toHaveLength(2);
});
