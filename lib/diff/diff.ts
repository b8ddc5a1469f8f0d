import type { ModelPlatformPlan } from '../plan/types/platform';
import { byCodeUnit } from '../units/order';
import { type Change, effects, type PlatformDiff } from './change';
import { compareClouds } from './cloud';
import { compareCost } from './cost';
import type { KubernetesObject } from './kubernetes-object';
import { compareObjects } from './objects';

/** One side of a comparison. A manifest tree has no plan. */
export interface Side {
  readonly objects: readonly KubernetesObject[];
  readonly plan?: ModelPlatformPlan;
  /** Manifest files of the tree that its index does not list. @default [] */
  readonly unlisted?: readonly string[];
}

/** The changes from the old side to the new side, most severe first. */
export function compareModelPlatforms(old: Side, now: Side): PlatformDiff {
  const objects = compareObjects(old.objects, now.objects);
  const unlisted = [...new Set([old, now].flatMap((side) => side.unlisted ?? []))].sort(byCodeUnit);
  if (!old.plan || !now.plan) return { changes: sorted(objects), unlisted };
  return {
    unlisted,
    changes: sorted([...compareClouds(old.plan, now.plan), ...objects]),
    cost: compareCost(old.plan.cost, now.plan.cost),
  };
}

function sorted(changes: readonly Change[]): readonly Change[] {
  const rank = ({ danger, effect, of }: Change) =>
    (danger === undefined ? 100 : 0) + 10 * (effects.length - effects.indexOf(effect)) + (of === 'cloud' ? 0 : 1);
  return [...changes].sort((one, other) => rank(one) - rank(other) || byCodeUnit(keyOf(one), keyOf(other)));
}

function keyOf({ namespace, kind, name }: Change): string {
  return [namespace ?? '', kind, name].join('\n');
}
