import type { ModelPlatformDefinition } from '../../definition/platform';
import type { Path, Place } from '../../errors';
import { valueAt } from '../../units/values';
import type { ModelPlatformPlan } from '../types/platform';
import type { WorkloadKind } from '../types/workload';

/** Parts of a platform that can be explained. */
export type SubjectKind = WorkloadKind | 'pool' | 'team' | 'bucket' | 'gateway';

/** The decisions about one part of a platform, with reason and origin. */
export interface Explanation {
  readonly subject: { readonly kind: SubjectKind; readonly name: string };
  readonly lines: readonly ExplanationLine[];
}

/** One decision. */
export interface ExplanationLine {
  /** What is decided: `machine`, `min replicas`. */
  readonly field: string;
  readonly value: string;
  readonly why: string;
  readonly from: Origin;
}

/** Where a decision comes from. */
export type Origin =
  /** Set in the definition. Places are known for files, not for plain objects. */
  | { readonly kind: 'definition'; readonly path: Path; readonly places: readonly Place[] }
  /** A default. It can be set at this path. */
  | { readonly kind: 'default'; readonly path: Path }
  /** Derived from other decisions. If there is a path, it can be set there. */
  | { readonly kind: 'computed'; readonly path?: Path }
  /** A fact of the catalog. */
  | { readonly kind: 'catalog'; readonly source: string };

/** The input of an explanation. */
export interface ExplainContext {
  /** The definition with its parts merged. */
  readonly definition: ModelPlatformDefinition;
  readonly plan: ModelPlatformPlan;
  /** Position of a field in its file. @default - unknown, as for plain objects */
  readonly places?: (path: Path) => readonly Place[];
}

/** Origin of a value that the definition can set at a path. */
export function written(context: ExplainContext, path: Path, otherwise: 'default' | 'computed' = 'default'): Origin {
  if (valueAt(context.definition, path) === undefined) return { kind: otherwise, path };
  return { kind: 'definition', path, places: context.places?.(path) ?? [] };
}

/** Origin of a value that follows from other decisions. */
export const computed: Origin = { kind: 'computed' };
