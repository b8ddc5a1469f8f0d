import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { teamRoles } from '../../lib/definition/team';
import { renderObjects } from '../../lib/manifests/render';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { isAllowed, type Request } from './access-review';
import { type AccessRow, accessTable } from './access-table';
import { askersOf, planLine, plannedLines, requestsOf } from './access-wishes';
import { ControlPlane } from './control-plane';
import { editedPlan, variantOf } from './edited-plan';
import type { KubeObject } from './modules';
import { sideBySide } from './side-by-side';
import { applyTree, complaints } from './tree';

/** Examples of several teams, of which one has a namespace of another name. Rights are the same on every cloud. */
const several = [
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

/** Somebody in each team for each role that nobody has there. */
function withEveryRole(definition: ModelPlatformDefinition): ModelPlatformDefinition {
  const teams = Object.entries(definition.teams ?? {}).map(([team, spec]) => {
    const members = teamRoles.map((role) => [role, spec.members?.[role] ?? [`user:${role}@${team}.example`]]);
    return [team, { ...spec, members: Object.fromEntries(members) }];
  });
  return { ...definition, teams: Object.fromEntries(teams) };
}

describe.each(several)('%s on %s', (example, variant) => {
  let plan: ModelPlatformPlan;
  let table: readonly AccessRow[];
  let planned: ReadonlySet<string>;
  let rights: readonly KubeObject[];
  let allowed: readonly Request[];

  beforeAll(() => {
    plan = editedPlan(variantOf(example, variant), withEveryRole);
    table = accessTable(plan.teams);
    planned = plannedLines(table);
    rights = (renderObjects(plan) as readonly KubeObject[]).filter(
      ({ apiVersion, kind }) => kind === 'Namespace' || apiVersion.startsWith('rbac.authorization.k8s.io/'),
    );
  });

  test('the server takes the roles and the bindings', async () => {
    expect(complaints(await applyTree(plane.client, rights))).toEqual([]);
  });

  test('everybody may do what the plan says, and nothing else', async () => {
    const namespaces = Object.values(plan.teams).map(({ namespace }) => namespace);
    const cells = askersOf(plan).flatMap(({ asker, subject, namespace }) => {
      const foreign = namespaces.find((each) => each !== namespace) ?? 'default';
      // Of those whom no role knows it is enough to ask where they would have got a right by mistake.
      const places = subject ? [namespace, foreign, ''] : [namespace];
      return requestsOf(asker, table, places).map((request) => ({
        request,
        planned: subject !== undefined && planned.has(planLine(subject, request)),
      }));
    });
    const answers = await sideBySide(cells, 20, async ({ request }) => isAllowed(plane.client, request));
    allowed = cells.flatMap(({ request }, index) => (answers[index] ? [request] : []));
    const wrong = cells.filter((cell, index) => cell.planned !== answers[index]);
    total.all += cells.length;
    total.right += cells.length - wrong.length;
    expect(wrong.map((cell) => inWords(cell.request, cell.planned))).toEqual([]);
  });

  test('all that the plan allows was asked for', () => {
    expect(allowed).toHaveLength(planned.size);
  });

  test('nobody reads secrets or starts a program in a pod that runs', () => {
    const dear = /^(secrets|pods\/(exec|attach|ephemeralcontainers|portforward|proxy)|serviceaccounts\/token)$/;
    expect(allowed.filter(({ resource }) => dear.test(resource))).toEqual([]);
  });
});

function inWords({ asker, verb, apiGroup, resource, namespace }: Request, planned: boolean): string {
  const who = [asker.user, ...asker.groups].join(', ');
  const what = `${verb} ${resource}${apiGroup && `.${apiGroup}`} in ${namespace || 'the whole cluster'}`;
  return `${who}: ${planned ? 'should be allowed to' : 'should not be allowed to'} ${what}`;
}
