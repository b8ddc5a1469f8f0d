import type { ModelPlatformDefinition } from '../../../definition/platform';
import type { RegistrySpec } from '../../../definition/registry';
import type { ModelServiceSpec } from '../../../definition/service';
import type { TrainingJobSpec } from '../../../definition/training';
import type { WorkloadField } from '../../../definition/workload-fields';
import type { Path } from '../../../errors';
import { lookup } from '../../../units/lookup';
import { modelReferences } from '../../resolve/service/model-references';
import type { Rule, RuleFinding } from '../rule';
import { jobBuckets, type Names, oncePerName, refer } from './references';

/** Targets of the references of a platform. */
interface Known {
  readonly team: Names;
  readonly pool: Names;
  readonly bucket: Names;
  readonly gateway: Names;
  readonly model: Names;
  readonly service: Names;
}

/** Every reference has a target. */
export const referenceKnown: Rule<'platform'> = {
  id: 'reference/known',
  scope: 'platform',
  waivableBy: 'no-one',
  rationale: 'A reference to an unknown name is a typing error, and nothing can be planned for it.',
  check: ({ definition }) => {
    const {
      buckets = {},
      registries = {},
      teams = {},
      gateways = {},
      models = {},
      services = {},
      cluster,
    } = definition;
    const known: Known = {
      team: { what: 'team', defined: teams, at: ['teams'] },
      pool: { what: 'node pool', defined: cluster.nodePools, at: ['cluster', 'nodePools'] },
      bucket: { what: 'bucket', defined: buckets, at: ['buckets'] },
      gateway: { what: 'gateway', defined: gateways, at: ['gateways'] },
      model: { what: 'model', defined: models, at: ['models'] },
      service: { what: 'service', defined: services, at: ['services'] },
    };
    return oncePerName([
      ...Object.entries(models).flatMap(([name, spec]) => refer(known.bucket, spec.bucket, ['models', name, 'bucket'])),
      ...Object.entries(buckets).flatMap(([name, spec]) =>
        (spec.teams ?? []).flatMap((value, index) => refer(known.team, value, ['buckets', name, 'teams', index])),
      ),
      ...Object.entries(registries).flatMap(([name, spec]) =>
        registryTeams(spec).flatMap((value, index) => refer(known.team, value, ['registries', name, 'teams', index])),
      ),
      ...Object.entries(teams).flatMap(([name, spec]) =>
        Object.keys(spec.quota ?? {}).flatMap((key) => refer(known.pool, key, ['teams', name, 'quota', key])),
      ),
      ...Object.entries(teams).flatMap(([name, spec]) =>
        (spec.calls ?? []).flatMap((value, index) => refer(known.service, value, ['teams', name, 'calls', index])),
      ),
      ...Object.entries(gateways).flatMap(([name, spec]) =>
        (spec.teams ?? []).flatMap((value, index) => refer(known.team, value, ['gateways', name, 'teams', index])),
      ),
      ...(definition.waivers ?? []).flatMap(({ team }, index) =>
        team === undefined ? [] : refer(known.team, team, ['waivers', index, 'team']),
      ),
      ...Object.values(ofWorkloads(definition, known)).flat(),
    ]);
  },
};

/** Teams that a registry names. A cache has none. */
function registryTeams(spec: RegistrySpec): readonly string[] {
  return 'teams' in spec ? (spec.teams ?? []) : [];
}

function ofWorkloads(
  definition: ModelPlatformDefinition,
  known: Known,
): Readonly<Record<WorkloadField, readonly RuleFinding[]>> {
  const { services = {}, training = {} } = definition;
  return {
    services: Object.entries(services).flatMap(([name, spec]) =>
      ofService(['services', name], spec, known, definition),
    ),
    training: Object.entries(training).flatMap(([name, spec]) =>
      ofTraining(['training', name], spec, known, definition),
    ),
  };
}

function ofService(
  at: Path,
  spec: ModelServiceSpec,
  known: Known,
  definition: ModelPlatformDefinition,
): readonly RuleFinding[] {
  return [
    ...refer(known.team, spec.team, [...at, 'team']),
    ...refer(known.pool, spec.pool, [...at, 'pool']),
    ...ofModels([...at, 'model'], spec, known, definition),
    ...(spec.consumers ?? []).flatMap((consumer, index) => {
      const path = [...at, 'consumers', index];
      if ('team' in consumer) return refer(known.team, consumer.team, [...path, 'team']);
      if ('gateway' in consumer) return refer(known.gateway, consumer.gateway, [...path, 'gateway']);
      return [];
    }),
  ];
}

/** The versions of an unknown model are not reported. */
function ofModels(
  at: Path,
  spec: ModelServiceSpec,
  { model }: Known,
  { models }: ModelPlatformDefinition,
): readonly RuleFinding[] {
  return modelReferences(spec).flatMap(({ name, version, previous }, index) => {
    const path = Array.isArray(spec.model) ? [...at, index] : at;
    const versions = lookup(models, name)?.versions;
    if (!versions) return refer(model, name, [...path, 'name']);
    const names: Names = {
      what: `version of the model ${name}`,
      defined: versions,
      at: ['models', name, 'versions'],
    };
    return [
      ...refer(names, version, [...path, 'version']),
      ...(previous === undefined ? [] : refer(names, previous, [...path, 'previous'])),
    ];
  });
}

function ofTraining(
  at: Path,
  spec: TrainingJobSpec,
  known: Known,
  { teams }: ModelPlatformDefinition,
): readonly RuleFinding[] {
  const { secrets = {} } = spec;
  const declared = lookup(teams, spec.team)?.secrets ?? {};
  const secret: Names = {
    what: `secret of the team ${spec.team}`,
    defined: declared,
    at: ['teams', spec.team, 'secrets'],
  };
  return [
    ...refer(known.team, spec.team, [...at, 'team']),
    ...refer(known.pool, spec.pool, [...at, 'pool']),
    ...jobBuckets(spec, known.bucket.defined, at),
    // A team that declares no secrets creates them itself, so their names are unknown.
    ...(Object.keys(declared).length === 0
      ? []
      : Object.entries(secrets).flatMap(([folder, name]) => refer(secret, name, [...at, 'secrets', folder]))),
  ];
}
