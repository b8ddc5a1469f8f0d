import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { teamRoles } from '../../lib/definition/team';
import { renderObjects } from '../../lib/manifests/render';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { planOfVariant, variantOf } from '../snapshots/scenarios';
import { planLine, plannedLines, requestsOf, usersOf } from './access-requests';
import { type AccessRequest, isAllowed } from './access-review';
import { type AccessRow, accessTable } from './access-table';
import { ControlPlane } from './control-plane';
import { mapConcurrently } from './map-concurrently';
import type { KubeObject } from './modules';
import { applyTree, problems } from './tree';

/** Examples with several teams, one of them with a differently named namespace. Permissions are the same on every cloud. */
const examples = [
  ['marketplace-search', 'eks'],
  ['on-premises', 'production'],
] as const;

const total = { right: 0, all: 0 };
let plane: ControlPlane;
beforeAll(async () => {
  plane = await ControlPlane.start((line) => process.stderr.write(`${line}\n`));
}, 2_400_000);
afterAll(async () => {
  process.stderr.write(`access: ${total.right} of ${total.all} cells\n`);
  await plane?.stop();
});

/** Adds a user for each role without members, in every team. */
function withEveryRole(definition: ModelPlatformDefinition): ModelPlatformDefinition {
  const teams = Object.entries(definition.teams ?? {}).map(([team, spec]) => {
    const members = teamRoles.map((role) => [
      role,
      spec.members?.[role] ?? [`user:arn:aws:iam::123456789012:user/${team}-${role}`],
    ]);
    return [team, { ...spec, members: Object.fromEntries(members) }];
  });
  return { ...definition, teams: Object.fromEntries(teams) };
}

describe.each(examples)('%s on %s', (example, variant) => {
  let plan: ModelPlatformPlan;
  let table: readonly AccessRow[];
  let planned: ReadonlySet<string>;
  let rights: readonly KubeObject[];
  let allowed: readonly AccessRequest[];

  beforeAll(() => {
    plan = planOfVariant(variantOf(example, variant), withEveryRole);
    table = accessTable(plan.teams);
    planned = plannedLines(table);
    rights = (renderObjects(plan) as readonly KubeObject[]).filter(
      ({ apiVersion, kind }) => kind === 'Namespace' || apiVersion.startsWith('rbac.authorization.k8s.io/'),
    );
  });

  test('the server accepts the roles and role bindings', async () => {
    expect(problems(await applyTree(plane.client, rights))).toEqual([]);
  });

  test('every user may do exactly what the plan allows', async () => {
    const namespaces = Object.values(plan.teams).map(({ namespace }) => namespace);
    const cells = usersOf(plan).flatMap(({ userInfo, subject, namespace }) => {
      const foreign = namespaces.find((each) => each !== namespace) ?? 'default';
      // For users without a role, the namespace where a mistake would grant permissions is enough.
      const places = subject ? [namespace, foreign, ''] : [namespace];
      return requestsOf(userInfo, table, places).map((request) => ({
        request,
        planned: subject !== undefined && planned.has(planLine(subject, request)),
      }));
    });
    const decisions = await mapConcurrently(cells, 20, async ({ request }) => isAllowed(plane.client, request));
    allowed = cells.flatMap(({ request }, index) => (decisions[index] ? [request] : []));
    const wrong = cells.filter((cell, index) => cell.planned !== decisions[index]);
    total.all += cells.length;
    total.right += cells.length - wrong.length;
    expect(wrong.map((cell) => inWords(cell.request, cell.planned))).toEqual([]);
  });

  test('every permission of the plan was tested', () => {
    expect(allowed).toHaveLength(planned.size);
  });

  test('no user reads secrets or runs a program in a running pod', () => {
    const sensitive = /^(secrets|pods\/(exec|attach|ephemeralcontainers|portforward|proxy)|serviceaccounts\/token)$/;
    expect(allowed.filter(({ resource }) => sensitive.test(resource))).toEqual([]);
  });
});

function inWords({ userInfo, verb, apiGroup, resource, namespace }: AccessRequest, planned: boolean): string {
  const who = [userInfo.user, ...userInfo.groups].join(', ');
  const what = `${verb} ${resource}${apiGroup && `.${apiGroup}`} in ${namespace || 'the whole cluster'}`;
  return `${who}: ${planned ? 'should be allowed to' : 'should not be allowed to'} ${what}`;
}
