import type { Path } from '../../errors';
import { closest } from '../../units/closest';
import { lookup } from '../lookup';
import type { Rule, RuleFinding } from '../rule';

/** Names that a reference may have. */
interface Names {
  readonly what: string;
  readonly defined: object;
}

/** Every reference leads to something. */
export const unknownName: Rule = {
  id: 'reference/known',
  explain: 'A name that leads nowhere is a typing error; nothing could be planned for it.',
  check: ({ definition }) => {
    const { buckets = {}, teams = {}, gateways = {}, models = {}, services = {}, cluster } = definition;
    const team: Names = { what: 'team', defined: teams };
    const pool: Names = { what: 'node pool', defined: cluster.nodePools };
    const bucket: Names = { what: 'bucket', defined: buckets };
    const gateway: Names = { what: 'gateway', defined: gateways };
    const model: Names = { what: 'model', defined: models };
    return [
      ...Object.entries(models).flatMap(([name, spec]) => refer(bucket, spec.bucket, ['models', name, 'bucket'])),
      ...Object.entries(teams).flatMap(([name, spec]) =>
        Object.keys(spec.quota ?? {}).flatMap((key) => refer(pool, key, ['teams', name, 'quota', key])),
      ),
      ...Object.entries(gateways).flatMap(([name, spec]) =>
        (spec.teams ?? []).flatMap((value, index) => refer(team, value, ['gateways', name, 'teams', index])),
      ),
      ...Object.entries(services).flatMap(([name, spec]) => {
        const at = (...path: Path): Path => ['services', name, ...path];
        const versions: Names = {
          what: `version of the model ${spec.model.name}`,
          defined: lookup(models, spec.model.name)?.versions ?? {},
        };
        return [
          ...refer(team, spec.team, at('team')),
          ...refer(pool, spec.pool, at('pool')),
          ...refer(model, spec.model.name, at('model', 'name')),
          ...(Object.hasOwn(models, spec.model.name)
            ? refer(versions, spec.model.version, at('model', 'version'))
            : []),
          ...(spec.consumers ?? []).flatMap((consumer, index) => {
            if ('team' in consumer) return refer(team, consumer.team, at('consumers', index, 'team'));
            if ('gateway' in consumer) return refer(gateway, consumer.gateway, at('consumers', index, 'gateway'));
            return [];
          }),
        ];
      }),
    ];
  },
};

function refer({ what, defined }: Names, name: string, path: Path): readonly RuleFinding[] {
  if (Object.hasOwn(defined, name)) return [];
  const known = Object.keys(defined);
  const near = closest(name, known);
  return [
    {
      path,
      problem: `there is no ${what} of this name`,
      value: name,
      allowed: known,
      fix: near
        ? `write ${JSON.stringify(near)}, or define ${JSON.stringify(name)}`
        : `define the ${what}, or name another`,
    },
  ];
}
