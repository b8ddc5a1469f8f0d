import type { Path } from '../../errors';
import type { Rule, RuleFinding } from '../rule';

/** Everything that is defined is used. */
export const unusedName: Rule = {
  id: 'reference/used',
  explain: 'A node pool, bucket, model or gateway that nothing uses costs money or hides a forgotten service.',
  check: ({ definition }) => {
    const { buckets = {}, gateways = {}, models = {}, services = {}, teams = {}, cluster } = definition;
    const all = Object.values(services);
    // A definition without services describes a cluster that others fill.
    if (all.length === 0) return [];
    const quotas = Object.values(teams).flatMap(({ quota }) => Object.keys(quota ?? {}));
    const consumers = all.flatMap((service) => service.consumers ?? []);
    return [
      ...unused('node pool', cluster.nodePools, [...all.map(({ pool }) => pool), ...quotas], ['cluster', 'nodePools']),
      ...unused(
        'bucket',
        buckets,
        Object.values(models).map(({ bucket }) => bucket),
        ['buckets'],
      ),
      ...unused(
        'model',
        models,
        all.map(({ model }) => model.name),
        ['models'],
      ),
      ...unused(
        'gateway',
        gateways,
        consumers.flatMap((one) => ('gateway' in one ? [one.gateway] : [])),
        ['gateways'],
      ),
    ];
  },
};

function unused(what: string, defined: object, used: readonly string[], path: Path): readonly RuleFinding[] {
  const names = new Set(used);
  // Where one name is mistyped, what was meant would seem unused; the mistyped name is the finding of another rule.
  if (used.some((name) => !Object.hasOwn(defined, name))) return [];
  return Object.keys(defined)
    .filter((name) => !names.has(name))
    .map((name) => ({
      path: [...path, name],
      problem: `nothing uses this ${what}`,
      value: name,
      fix: `take it away, use it, or accept it with a waiver that says what it is for`,
    }));
}
