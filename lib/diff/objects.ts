import { byCodeUnit } from '../units/order';
import { scaleDanger } from './autoscalers';
import type { Change, FieldChange } from './change';
import { claimDanger } from './claims';
import { deletion, filesMoved } from './deletion';
import { compareFields } from './fields';
import { isImmutable, isOfTemplate } from './immutable';
import type { KubernetesObject } from './kubernetes-object';
import { changeDanger, deletionDanger } from './replicas';
import { requestDanger } from './requests';

/** Kinds that run once. Each run is an object of its own, with a hash at the end of its name. */
const runs: ReadonlySet<string> = new Set(['Job', 'JobSet']);

/** The changes when the new objects are applied and removed objects are pruned. */
export function compareObjects(old: readonly KubernetesObject[], now: readonly KubernetesObject[]): readonly Change[] {
  const [before, after] = [byKey(old), byKey(now)];
  const removed = [...before].filter(([key]) => !after.has(key)).map(([, object]) => object);
  const added = [...after].filter(([key]) => !before.has(key)).map(([, object]) => object);
  const next = nextRuns(removed, added);
  const replaced = new Set<KubernetesObject>([...next.keys(), ...next.values()]);
  return [
    ...[...before].flatMap(([key, object]) => {
      const other = after.get(key);
      return other === undefined ? [] : changed(object, other, now);
    }),
    ...[...next].map(([one, other]) => newRun(one, other)),
    ...added.filter((object) => !replaced.has(object)).map((object) => change(object, 'created')),
    ...removed.filter((object) => !replaced.has(object)).map((object) => deleted(object, now)),
  ];
}

/** Objects by namespace, kind, name and API group. The API version is no part of the identity of an object. */
function byKey(objects: readonly KubernetesObject[]): ReadonlyMap<string, KubernetesObject> {
  const entries = objects.map((object) => [keyOf(object), object] as const);
  return new Map(entries.sort(([one], [other]) => byCodeUnit(one, other)));
}

function keyOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return [metadata.namespace ?? '', kind, metadata.name, group].join('\n');
}

/** Runs and their successors, which have the same kind, namespace, platform and workload name. */
function nextRuns(
  removed: readonly KubernetesObject[],
  added: readonly KubernetesObject[],
): ReadonlyMap<KubernetesObject, KubernetesObject> {
  const next = new Map<KubernetesObject, KubernetesObject>();
  for (const object of removed) {
    const workload = workloadOf(object);
    const other = workload === undefined ? undefined : added.find((each) => workloadOf(each) === workload);
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
    why: `a new run: ${old.metadata.name} is stopped and deleted, ${now.metadata.name} starts`,
  };
}

function changed(old: KubernetesObject, now: KubernetesObject, all: readonly KubernetesObject[]): readonly Change[] {
  const fields = compareFields(old, now);
  if (fields.length === 0) return [];
  const immutable = fields.filter(({ path }) => isImmutable(now.kind, path)).map(({ path }) => path);
  if (immutable.length > 0) {
    const why = `immutable: ${immutable.join(', ')}; delete the old object first`;
    return [{ ...change(now, 'replaced', fields), why }];
  }
  const restarts = fields.some(({ path }) => isOfTemplate(now.kind, path));
  const moved = filesMoved(
    now.kind,
    fields.map(({ path }) => path),
  );
  const effect = restarts ? 'restarted' : 'changed';
  return [
    withDanger(
      { ...change(now, effect, fields), ...moved },
      changeDanger(now, fields) ?? claimDanger(fields) ?? scaleDanger(old, all) ?? requestDanger(old, all),
    ),
  ];
}

function deleted(object: KubernetesObject, now: readonly KubernetesObject[]): Change {
  const known = deletion(object);
  const plain = { ...change(object, 'deleted'), ...known };
  return known.why === undefined
    ? withDanger(plain, deletionDanger(object, now) ?? scaleDanger(object, now) ?? requestDanger(object, now))
    : plain;
}

function withDanger(plain: Change, danger: string | undefined): Change {
  return danger === undefined ? plain : { ...plain, danger };
}

function change(
  { kind, metadata }: KubernetesObject,
  effect: Change['effect'],
  fields: readonly FieldChange[] = [],
): Change {
  const { name, namespace } = metadata;
  return { of: 'object', effect, kind, ...(namespace !== undefined && { namespace }), name, fields };
}
