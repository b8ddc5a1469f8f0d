import type { ModelPlatformDefinition } from '../../definition/platform';
import type { Path, Place } from '../../errors';
import { valueAt } from '../../units/values';
import type { ModelPlatformPlan } from '../types/platform';
import type { WorkloadKind } from '../types/workload';

/** Parts of a platform that can be explained. */
export type SubjectKind = WorkloadKind | 'pool' | 'team' | 'bucket' | 'gateway';

/** One thing of a platform: what was decided about it, why, and where each decision comes from. */
export interface Explanation {
  readonly subject: { readonly kind: SubjectKind; readonly name: string };
  readonly lines: readonly ExplanationLine[];
}

/** One decision. */
export interface ExplanationLine {
  /** What is decided: `machine`, `replicas, fewest`. */
  readonly field: string;
  readonly value: string;
  readonly why: string;
  readonly from: Origin;
}

/** Where a decision comes from. */
export type Origin =
  /** Somebody wrote it. Places are known for files, not for plain objects. */
  | { readonly kind: 'definition'; readonly path: Path; readonly places: readonly Place[] }
  /** Nobody wrote it; at this path it could be written. */
  | { readonly kind: 'default'; readonly path: Path }
  /** It follows from other decisions; at this path, if any, another value could be written. */
  | { readonly kind: 'computed'; readonly path?: Path }
  /** A fact of the catalog. */
  | { readonly kind: 'catalog'; readonly source: string };

/** What an explanation is made from. */
export interface ExplainContext {
  /** What was written, parts merged. */
  readonly definition: ModelPlatformDefinition;
  readonly plan: ModelPlatformPlan;
  /** Where something was written. @default - not known, as for plain objects */
  readonly places?: (path: Path) => readonly Place[];
}

/** Where a value comes from that may be written at a path, and otherwise is the default or computed. */
export function written(context: ExplainContext, path: Path, otherwise: 'default' | 'computed' = 'default'): Origin {
  if (valueAt(context.definition, path) === undefined) return { kind: otherwise, path };
  return { kind: 'definition', path, places: context.places?.(path) ?? [] };
}

/** What follows from other decisions. */
export const computed: Origin = { kind: 'computed' };
