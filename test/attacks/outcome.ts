import { parseModelPlatform } from '../../lib/definition/parse';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { objectSource } from '../../lib/definition/source';
import type { Finding } from '../../lib/errors';
import { checkParsed } from '../../lib/plan/plan';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import type { Leaf } from '../fixtures/free-texts';
import { changedPath, type Unit, withUnits } from './unit';

/** A definition with a hostile text at several places that are accepted together, and its plan. */
export interface Accepted {
  readonly units: readonly Unit[];
  readonly definition: ModelPlatformDefinition;
  readonly plan: ModelPlatformPlan;
}

/** What happens to a text at each place of a scene. */
export interface Outcome {
  readonly refused: readonly Unit[];
  readonly accepted: readonly Accepted[];
  /** All findings, some more than once. */
  readonly findings: readonly Finding[];
}

interface Planned {
  readonly definition?: ModelPlatformDefinition;
  readonly plan?: ModelPlatformPlan;
  readonly findings: readonly Finding[];
}

/** Plans with stand-ins for the outputs of a cluster, so that no finding is about an output that is missing. */
export function planned(definition: ModelPlatformDefinition): Planned {
  const parsed = parseModelPlatform([objectSource(definition)]);
  if (!parsed.definition) return parsed;
  const { plan, findings } = checkParsed(parsed.definition, { outputs: { placeholders: true } });
  // On AKS, client IDs are outputs of the cluster, and a placeholder of one is a warning.
  return { definition, plan, findings: findings.filter(({ rule }) => rule !== 'identity/known') };
}

/**
 * Tries a text at every place. All places are changed together. A place with a finding is refused and left out of the
 * next attempt; if no finding is at a place, each place is tried alone.
 */
export function outcomeOf(scene: ModelPlatformDefinition, all: readonly Unit[], text: string): Outcome {
  const findings: Finding[] = [];
  const attempt = (units: readonly Unit[]): Planned => {
    const result = planned(withUnits(scene, units, text));
    findings.push(...result.findings);
    return result;
  };
  const refused: Unit[] = [];
  let open = all;
  while (open.length > 0) {
    const { findings: found, definition, plan } = attempt(open);
    if (found.length === 0 && definition && plan) {
      return { refused, accepted: [{ units: open, definition, plan }], findings };
    }
    const paths = new Set(found.map(({ path }) => JSON.stringify(path)));
    const tried = open;
    const isNamed = (leaf: Leaf) => paths.has(JSON.stringify(changedPath(leaf, tried, text)));
    const named = open.filter(({ leaves }) => leaves.some(isNamed));
    const out = named.length > 0 ? named : open.filter((unit) => attempt([unit]).findings.length > 0);
    refused.push(...out);
    open = open.filter((unit) => !out.includes(unit));
    // Texts that are accepted one by one, but not all of them together.
    if (out.length === 0) return { refused, accepted: halves(open, attempt), findings };
  }
  return { refused, accepted: [], findings };
}

/** Groups of places that are accepted together. Each place is accepted alone. */
function halves(units: readonly Unit[], attempt: (units: readonly Unit[]) => Planned): readonly Accepted[] {
  const half = Math.ceil(units.length / 2);
  return [units.slice(0, half), units.slice(half)].flatMap((part) => {
    if (part.length === 0) return [];
    const { definition, plan, findings } = attempt(part);
    if (findings.length === 0 && definition && plan) return [{ units: part, definition, plan }];
    if (part.length === 1) throw new Error(`${part[0]?.field} is accepted alone, and now refused`);
    return halves(part, attempt);
  });
}
