import type { RegistryPlan } from '../plan/types/registry';
import type { Change, FieldChange } from './change';
import { compareFields } from './fields';
import { namesOf } from './names';

type Registries = Readonly<Record<string, RegistryPlan>>;

/** Compares the registries that `pulumi up` creates. The others are not resources of the cloud. */
export function compareRegistries(old: Registries, now: Registries): readonly Change[] {
  const [before, after] = [made(old), made(now)];
  return namesOf(before, after).flatMap((name): readonly Change[] => {
    const [one, other] = [before[name], after[name]];
    if (!one) return [change(name, 'created')];
    if (!other) return [deleted(name, one)];
    const fields = compareFields(one, other);
    if (fields.length === 0) return [];
    const moves = fields.some(({ path }) => path.startsWith('addresses'));
    if (!moves || one.cloud?.kind === 'cache') return [change(name, 'changed', fields)];
    return [
      {
        ...change(name, 'replaced', fields),
        why: 'a new registry: images are not copied from the old one',
        danger: 'images in the old registry are lost',
      },
    ];
  });
}

function made(registries: Registries): Registries {
  return Object.fromEntries(Object.entries(registries).filter(([, { cloud }]) => cloud));
}

function deleted(name: string, { cloud }: RegistryPlan): Change {
  const gone = change(name, 'deleted');
  return cloud?.kind === 'cache'
    ? { ...gone, why: 'a cache: nodes pull from the registries themselves' }
    : { ...gone, danger: 'all images in the registry are lost' };
}

function change(name: string, effect: Change['effect'], fields: readonly FieldChange[] = []): Change {
  return { of: 'cloud', effect, kind: 'Registry', name, fields };
}
