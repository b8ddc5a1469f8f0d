import { ApiObject, type App, Chart } from 'cdk8s';
import { Dependable, type IConstruct } from 'constructs';

/** All objects of a construct in its chart: each object of a construct that depends on this one depends on each of them. */
export class ObjectGroup {
  constructor(readonly objects: readonly ApiObject[]) {}
}

/** What a construct depends on. A group takes the place of edges to each of its objects, which cdk8s creates one by one. */
export type Dependency = IConstruct | ObjectGroup;

/** The dependencies of an app, as cdk8s infers them. */
export interface Dependencies {
  /** In the order of cdk8s. */
  readonly of: ReadonlyMap<IConstruct, ReadonlySet<Dependency>>;
  /** Whether a chart is inside another one or depends on another one. The names of files then have a number. */
  readonly betweenCharts: boolean;
}

/**
 * Collects the dependencies between constructs that users added, and those between charts and between objects that follow.
 *
 * @returns undefined for constructs whose dependencies only cdk8s resolves: those of another app, and charts or objects for
 * which other constructs stand in.
 * @throws Error of cdk8s for a construct outside a chart.
 */
export function dependenciesOf(app: App): Dependencies | undefined {
  const constructs = app.node.findAll();
  const own = constructs.map((construct) => [construct, new Set<Dependency>(construct.node.dependencies)] as const);
  const of = new Map<IConstruct, Set<Dependency>>(own);
  const charts = chartDependencies(constructs, of);
  const edges = constructEdges(of);
  if (!edges.every(({ target }) => of.has(target))) return undefined;
  if (edges.length > 0 && !constructs.every(standsForItself)) return undefined;
  addObjectGroups(edges, of);
  return { of, betweenCharts: charts.length > 0 };
}

function standsForItself(construct: IConstruct): boolean {
  if (!Chart.isChart(construct) && !ApiObject.isApiObject(construct)) return true;
  const roots = Dependable.of(construct).dependencyRoots;
  return roots.length === 1 && roots[0] === construct;
}

interface Edge {
  readonly source: IConstruct;
  readonly target: IConstruct;
}

function constructEdges(of: ReadonlyMap<IConstruct, ReadonlySet<Dependency>>): readonly Edge[] {
  return [...of].flatMap(([source, targets]) =>
    [...targets].flatMap((target) => (target instanceof ObjectGroup ? [] : [{ source, target }])),
  );
}

/** Adds the dependencies between charts, and returns the charts that others depend on. */
function chartDependencies(
  constructs: readonly IConstruct[],
  of: ReadonlyMap<IConstruct, Set<Dependency>>,
): readonly Chart[] {
  const targets: Chart[] = [];
  const add = (source: Chart, target: Chart) => {
    of.get(source)?.add(target);
    targets.push(target);
  };
  for (const chart of constructs.filter(Chart.isChart)) {
    for (const child of chart.node.children.filter(Chart.isChart)) add(chart, child);
  }
  for (const { source, target } of constructEdges(of)) {
    const charts = { source: Chart.of(source), target: Chart.of(target) };
    if (charts.source !== charts.target) add(charts.source, charts.target);
  }
  return targets;
}

function addObjectGroups(edges: readonly Edge[], of: ReadonlyMap<IConstruct, Set<Dependency>>): void {
  const groups = new Map<IConstruct, ObjectGroup>();
  for (const { source, target } of edges) {
    const group = groups.get(target) ?? new ObjectGroup(objectsInChart(target));
    groups.set(target, group);
    if (group.objects.length === 0) continue;
    for (const object of objectsInChart(source)) {
      if (group.objects.some((each) => each !== object)) of.get(object)?.add(group);
    }
  }
}

/** The objects below a construct in the same chart. */
function objectsInChart(construct: IConstruct): readonly ApiObject[] {
  const chart = Chart.of(construct);
  return construct.node
    .findAll()
    .filter((each): each is ApiObject => ApiObject.isApiObject(each))
    .filter((object) => Chart.of(object) === chart);
}
