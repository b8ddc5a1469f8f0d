import { byCodeUnit } from '../units/order';
import type { Change, FieldChange } from './change';
import { compareFields } from './fields';
import { isImmutable, isOfTemplate } from './immutable';

/** A finished object of Kubernetes: rendered now, or read from a tree. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
}

/** Kinds that run once: another run is another object, whose name ends in another hash. */
const runs: ReadonlySet<string> = new Set(['Job', 'JobSet']);

/** What happens to the objects of a platform when the new ones are applied and those that are gone are taken away. */
export function compareObjects(old: readonly KubernetesObject[], now: readonly KubernetesObject[]): readonly Change[] {
  const [before, after] = [byKey(old), byKey(now)];
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, object]) => object);
  const come = [...after].filter(([key]) => !before.has(key)).map(([, object]) => object);
  const next = nextRuns(gone, come);
  const replaced = new Set<KubernetesObject>([...next.keys(), ...next.values()]);
  return [
    ...[...before].flatMap(([key, object]) => {
      const other = after.get(key);
      return other === undefined ? [] : changed(object, other);
    }),
    ...[...next].map(([one, other]) => newRun(one, other)),
    ...come.filter((object) => !replaced.has(object)).map((object) => change(object, 'created')),
    ...gone.filter((object) => !replaced.has(object)).map(deleted),
  ];
}

/** Objects by what tells them apart. The version of their kind does not: Kubernetes keeps one object for all. */
function byKey(objects: readonly KubernetesObject[]): ReadonlyMap<string, KubernetesObject> {
  const entries = objects.map((object) => [keyOf(object), object] as const);
  return new Map(entries.sort(([one], [other]) => byCodeUnit(one, other)));
}

function keyOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return [metadata.namespace ?? '', kind, metadata.name, group].join('\n');
}

/** Runs that take the place of others: the same kind, namespace, platform and name of the workload. */
function nextRuns(
  gone: readonly KubernetesObject[],
  come: readonly KubernetesObject[],
): ReadonlyMap<KubernetesObject, KubernetesObject> {
  const next = new Map<KubernetesObject, KubernetesObject>();
  for (const object of gone) {
    const workload = workloadOf(object);
    const other = workload === undefined ? undefined : come.find((each) => workloadOf(each) === workload);
    if (other) next.set(object, other);
  }
  return next;
}

function workloadOf({ kind, metadata: { namespace, labels } }: KubernetesObject): string | undefined {
  const name = labels?.['app.kubernetes.io/name'];
  if (!runs.has(kind) || name === undefined) return undefined;
  return [kind, namespace ?? '', labels?.['app.kubernetes.io/instance'] ?? '', name].join('\n');
}

function newRun(old: KubernetesObject, now: KubernetesObject): Change {
  const fields = compareFields(old, now).filter(({ path }) => path !== 'metadata.name');
  return {
    ...change(now, 'replaced', fields),
    why: `a new run: ${old.metadata.name} is ended and taken away, ${now.metadata.name} begins`,
  };
}

function changed(old: KubernetesObject, now: KubernetesObject): readonly Change[] {
  const fields = compareFields(old, now);
  if (fields.length === 0) return [];
  const fixed = fields.filter(({ path }) => isImmutable(now.kind, path));
  if (fixed.length > 0) {
    const paths = fixed.map(({ path }) => path).join(', ');
    return [
      {
        ...change(now, 'replaced', fields),
        why: `${paths} cannot change while it lives: delete the old one first`,
      },
    ];
  }
  const restarts = fields.some(({ path }) => isOfTemplate(now.kind, path));
  return [change(now, restarts ? 'restarted' : 'changed', fields)];
}

function deleted(object: KubernetesObject): Change {
  const plain = change(object, 'deleted');
  return object.kind === 'Namespace' ? { ...plain, danger: 'everything in the namespace goes with it' } : plain;
}

function change(
  { kind, metadata }: KubernetesObject,
  effect: Change['effect'],
  fields: readonly FieldChange[] = [],
): Change {
  const { name, namespace } = metadata;
  return { of: 'object', effect, kind, ...(namespace !== undefined && { namespace }), name, fields };
}
