import { ApiObject, App, type AppProps, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import fc from 'fast-check';

/** How to build an app: constructs with the number of their parent, and dependencies between constructs by number. */
export interface AppRecipe {
  readonly constructs: readonly { readonly kind: 'chart' | 'construct' | 'object'; readonly parent: number }[];
  readonly dependencies: readonly (readonly [number, number])[];
  readonly prefix: string;
}

/** Recipes of apps with nested charts, objects in objects, and dependencies, of which some are cycles. */
export const anyApp: fc.Arbitrary<AppRecipe> = fc
  .record({
    constructs: fc.array(
      fc.record({ kind: fc.constantFrom('chart', 'construct', 'object', 'object'), parent: fc.nat() }),
      { minLength: 1, maxLength: 14 },
    ),
    pairs: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 6 }),
    prefix: fc.constantFrom('', 'part-'),
  })
  .map(({ constructs, pairs, prefix }) => ({
    constructs: [{ kind: 'chart', parent: 0 }, ...constructs] as AppRecipe['constructs'],
    // Most dependencies lead from later constructs to earlier ones, so that most apps have an order.
    dependencies: pairs.map(([one, other, anyDirection]) => {
      const [source, target] = [one, other].map((each) => each % (constructs.length + 1)) as [number, number];
      return anyDirection || source > target ? ([source, target] as const) : ([target, source] as const);
    }),
    prefix,
  }));

/** Builds an app from a recipe. The first construct is always a chart. */
export function build({ constructs, dependencies, prefix }: AppRecipe, props: AppProps): App {
  const app = new App(props);
  const built: IConstruct[] = [];
  constructs.forEach(({ kind, parent }, index) => {
    const charts = kind === 'chart' ? [app, ...built] : built;
    built.push(construct(kind, charts[parent % charts.length] ?? app, `${prefix}${index}`));
  });
  for (const [source, target] of dependencies) {
    // cdk8s visits a construct that depends on itself without an end.
    if (source !== target) built[source]?.node.addDependency(built[target] as IConstruct);
  }
  return app;
}

function construct(kind: AppRecipe['constructs'][number]['kind'], scope: IConstruct, id: string): IConstruct {
  switch (kind) {
    case 'chart':
      return new Chart(scope as Construct, id);
    case 'object':
      return new ApiObject(scope as Construct, id, { apiVersion: 'v1', kind: 'ConfigMap', data: { id } });
    default:
      return new Construct(scope as Construct, id);
  }
}
