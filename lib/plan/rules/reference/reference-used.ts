import { imageUses } from '../../../definition/image-uses';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import { workloadFields } from '../../../definition/workload-fields';
import type { Path } from '../../../errors';
import { lookup } from '../../../units/lookup';
import { imageSource } from '../../facts/image-source';
import { imagesOf } from '../../facts/workload-images';
import type { Provider } from '../../providers/provider';
import { modelReferences } from '../../resolve/service/model-references';
import { bucketReferences } from '../bucket-references';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** Everything that the definition declares is used. */
export const referenceUsed: Rule<'platform'> = {
  id: 'reference/used',
  scope: 'platform',
  waivableBy: 'part',
  rationale:
    'An unused node pool, bucket, registry, model, gateway or secret costs money or is the sign of a forgotten workload.',
  check: ({ definition, plan, provider }) => {
    const {
      buckets = {},
      registries = {},
      gateways = {},
      models = {},
      services = {},
      teams = {},
      cluster,
    } = definition;
    const pools = workloadFields.flatMap((field) => Object.values(definition[field] ?? {}).map(({ pool }) => pool));
    // A definition without workloads describes a cluster for workloads from other sources.
    if (pools.length === 0) return [];
    const all = Object.values(services);
    const quotas = Object.values(teams).flatMap(({ quota }) => Object.keys(quota ?? {}));
    const consumers = all.flatMap((service) => service.consumers ?? []);
    return [
      ...unused('node pool', cluster.nodePools, [...pools, ...quotas], ['cluster', 'nodePools']),
      ...unused('registry', registriesWithPlan(registries, plan), usedRegistries(definition, plan), ['registries']),
      ...unused('bucket', buckets, usedBuckets(definition), ['buckets']),
      ...unused(
        'model',
        models,
        all.flatMap((service) => modelReferences(service).map(({ name }) => name)),
        ['models'],
      ),
      ...unused(
        'gateway',
        gateways,
        consumers.flatMap((one) => ('gateway' in one ? [one.gateway] : [])),
        ['gateways'],
      ),
      ...Object.entries(teams).flatMap(([name, { secrets = {} }]) =>
        unused('secret', secrets, usedSecrets(definition, name, provider), ['teams', name, 'secrets']),
      ),
    ];
  },
};

function usedBuckets(definition: ModelPlatformDefinition): readonly string[] {
  return [...Object.values(definition.models ?? {}), ...bucketReferences(definition)].map(({ bucket }) => bucket);
}

/** Registries that the provider can create, or that are there. Another rule reports the others. */
function registriesWithPlan(registries: object, { cluster }: PlatformScope['plan']): object {
  return Object.fromEntries(Object.entries(registries).filter(([name]) => Object.hasOwn(cluster.registries, name)));
}

/** Registries of the images of pods, and of the images that workloads without a plan name. */
function usedRegistries(definition: ModelPlatformDefinition, plan: PlatformScope['plan']): readonly string[] {
  const written = imageUses(definition).map(({ image }) => image);
  const ofOperators = plan.addOns.flatMap(({ images = [] }) =>
    images.flatMap(({ image, copy }) => (copy ? [image] : [])),
  );
  return [...written, ...imagesOf(plan), ...ofOperators].flatMap(
    (image) => imageSource(image, plan.cluster.registries).registry?.name ?? [],
  );
}

/** Secrets that the pods of a team mount: the secrets of its jobs, and the credentials of an object store. */
function usedSecrets(
  { teams, training = {} }: ModelPlatformDefinition,
  team: string,
  provider: Provider,
): readonly string[] {
  const mounted = Object.values(training).flatMap((job) => (job.team === team ? Object.values(job.secrets ?? {}) : []));
  const identity = provider.identity('', '', undefined);
  const isOfStore = (name: string) => identity.kind === 'secret' && identity.secret === name;
  return [...mounted, ...Object.keys(lookup(teams, team)?.secrets ?? {}).filter(isOfStore)];
}

function unused(what: string, defined: object, used: readonly string[], path: Path): readonly RuleFinding[] {
  const names = new Set(used);
  // With an unknown reference, its intended target would look unused. The rule reference/known reports the reference.
  if (used.some((name) => !Object.hasOwn(defined, name))) return [];
  return Object.keys(defined)
    .filter((name) => !names.has(name))
    .map((name) => ({
      path: [...path, name],
      problem: `nothing uses this ${what}`,
      value: name,
      fix: 'remove it, use it, or add a waiver that states its purpose',
    }));
}
