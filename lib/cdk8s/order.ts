import type { IConstruct } from 'constructs';
import { type Dependencies, type Dependency, ObjectGroup } from './dependencies';

type Edges = Dependencies['of'];

/**
 * The constructs below one, after those that they depend on, in the order of `DependencyGraph` of cdk8s. That class visits
 * a construct again on every path to it; this function visits it once.
 *
 * @returns undefined if constructs depend on each other.
 */
export function orderOf(root: IConstruct, dependencies: Edges): readonly IConstruct[] | undefined {
  const constructs = root.node.findAll();
  const scope = new Set(constructs);
  const visit = new Visit(scope, dependencies);
  for (const each of inOrderOfPaths(constructs, dependentsIn(scope, dependencies))) {
    if (!visit.from(each)) return undefined;
  }
  // A construct that no other one leads to is part of a cycle.
  return visit.order.length === constructs.length ? visit.order : undefined;
}

/** The constructs that others in the scope depend on. */
function dependentsIn(scope: ReadonlySet<IConstruct>, dependencies: Edges): ReadonlySet<IConstruct> {
  const edges = [...scope].flatMap((source) =>
    [...(dependencies.get(source) ?? [])].map((target) => ({ source, target })),
  );
  const sources = new Map<ObjectGroup, IConstruct | 'several'>();
  const targets = new Set<IConstruct>();
  for (const { source, target } of edges) {
    if (target instanceof ObjectGroup) sources.set(target, sources.has(target) ? 'several' : source);
    else targets.add(target);
  }
  for (const [{ objects }, source] of sources) {
    for (const object of objects.filter((each) => each !== source)) targets.add(object);
  }
  return targets;
}

/** The constructs without dependents. cdk8s keeps them as keys of an object, where keys that are integers come first. */
function inOrderOfPaths(constructs: readonly IConstruct[], dependents: ReadonlySet<IConstruct>): readonly IConstruct[] {
  return Object.values(
    Object.fromEntries(constructs.filter((each) => !dependents.has(each)).map((each) => [each.node.path, each])),
  );
}

interface Step {
  readonly vertex: Dependency;
  readonly next: Iterator<Dependency>;
}

/** Depth-first, without recursion, because chains of dependencies can be long. */
class Visit {
  readonly order: IConstruct[] = [];
  private readonly open = new Set<Dependency>();
  private readonly done = new Set<Dependency>();
  private readonly steps: Step[] = [];

  constructor(
    private readonly scope: ReadonlySet<IConstruct>,
    private readonly dependencies: Edges,
  ) {}

  /** @returns false if constructs depend on each other. */
  from(root: IConstruct): boolean {
    this.enter(root);
    for (let step = this.steps.at(-1); step; step = this.steps.at(-1)) {
      const { value, done } = step.next.next();
      if (done) this.leave(step.vertex);
      else if (this.isNew(value) && !this.enter(value)) return false;
    }
    return true;
  }

  private isNew(vertex: Dependency): boolean {
    if (this.done.has(vertex)) return false;
    if (vertex instanceof ObjectGroup) return true;
    // An object is not a dependency of itself, if its group is one.
    return this.scope.has(vertex) && vertex !== this.opener();
  }

  /** The object that led to the group whose objects are visited. */
  private opener(): Dependency | undefined {
    return this.steps.at(-1)?.vertex instanceof ObjectGroup ? this.steps.at(-2)?.vertex : undefined;
  }

  private enter(vertex: Dependency): boolean {
    if (this.done.has(vertex)) return true;
    if (this.open.has(vertex)) return false;
    this.open.add(vertex);
    const targets = vertex instanceof ObjectGroup ? vertex.objects : (this.dependencies.get(vertex) ?? []);
    this.steps.push({ vertex, next: targets[Symbol.iterator]() });
    return true;
  }

  private leave(vertex: Dependency): void {
    this.steps.pop();
    this.open.delete(vertex);
    this.done.add(vertex);
    if (!(vertex instanceof ObjectGroup)) this.order.push(vertex);
  }
}
