import { planTree, treePath } from '../../lib/gitops/tree';
import type { Manifest } from '../../lib/manifests/manifest';
import { renderObjects } from '../../lib/manifests/render';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { definition } from '../fixtures/definition';
import { planOf } from '../fixtures/plan-of';
import { find } from '../manifests/render-construct';
import { planOfVariant, scenarios } from '../snapshots/scenarios';

/** Parts of an Application and of an AppProject that decide about an object. */
interface Application {
  readonly name: string;
  readonly project: string;
  readonly include: string;
}

interface PermittedKind {
  readonly group: string;
  readonly kind: string;
  readonly name?: string;
}

interface Project {
  readonly destinations: readonly { readonly namespace: string }[];
  readonly clusterResourceWhitelist: readonly PermittedKind[];
  readonly namespaceResourceWhitelist?: readonly PermittedKind[];
}

/** The Applications that deliver files. Those of charts have no folder. */
function applications(objects: readonly Manifest[]): readonly Application[] {
  return objects
    .filter(({ kind }) => kind === 'Application')
    .map(({ metadata }) => find(objects, 'Application', metadata.name))
    .filter(({ spec }) => spec.source.directory !== undefined)
    .map(({ metadata, spec }) => ({
      name: metadata.name,
      project: spec.project,
      include: spec.source.directory.include,
    }));
}

/** Patterns of Argo CD: braces enclose alternatives, and an asterisk matches slashes too. */
function matches(pattern: string, path: string): boolean {
  const alternatives = pattern.startsWith('{') ? pattern.slice(1, -1).split(',') : [pattern];
  return alternatives.some((each) => {
    const expression = each.replace(/[.+?^$()[\]|\\]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(`^${expression}$`).test(path);
  });
}

/** As `IsResourcePermitted` of argoproj/argo-cd@v3.4.4, `pkg/apis/application/v1alpha1/app_project_types.go`. */
function permits(project: Project, { apiVersion, kind, metadata }: Manifest): boolean {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const listed = (list: readonly PermittedKind[]) =>
    list.some((each) => each.group === group && each.kind === kind && (each.name ?? metadata.name) === metadata.name);
  if (metadata.namespace === undefined) return listed(project.clusterResourceWhitelist);
  return (
    listed(project.namespaceResourceWhitelist ?? []) &&
    project.destinations.some(({ namespace }) => namespace === metadata.namespace)
  );
}

const plans: readonly (readonly [name: string, plan: ModelPlatformPlan])[] = [
  ['the definition of the tests', planOf(definition())],
  ...scenarios.flatMap(({ name, variants }) =>
    variants.map((variant) => [`${name} on ${variant.name}`, planOfVariant(variant)] as const),
  ),
];

describe.each(plans)('%s', (_, plan) => {
  const objects = renderObjects(plan);
  const all = applications(objects);

  test('every file is delivered by exactly one Application', () => {
    const deliveries = [...planTree(objects).keys()].map((path) => [
      path,
      all.filter(({ include }) => matches(include, path)).map(({ name }) => name),
    ]);
    expect(deliveries.length).toBeGreaterThan(10);
    expect(deliveries.filter(([, names]) => names?.length !== 1)).toEqual([]);
  });

  test('the project of its Application permits every object', () => {
    const refused = objects.filter((object) => {
      const own = all.find(({ include }) => matches(include, treePath(object)));
      return own === undefined || !permits(find(objects, 'AppProject', own.project).spec, object);
    });
    expect(objects.length).toBeGreaterThan(10);
    expect(refused.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`)).toEqual([]);
  });

  test('the project of a team permits no object of another team', () => {
    const ofTeams = objects.filter(({ metadata }) => metadata.labels?.['model-platform.dev/team'] !== undefined);
    const permitted = Object.keys(plan.teams).flatMap((team) => {
      const project = find(objects, 'AppProject', `${plan.name}-team-${team}`).spec;
      const others = ofTeams.filter(({ metadata }) => metadata.labels?.['model-platform.dev/team'] !== team);
      return others.filter((object) => permits(project, object)).map(({ metadata }) => metadata.name);
    });
    expect(ofTeams.length).toBeGreaterThan(2);
    expect(permitted).toEqual([]);
  });
});
