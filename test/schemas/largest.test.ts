import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import type { RolloutSpec } from '../../lib/definition/rollout';
import type { ScaleSpec } from '../../lib/definition/scale';
import { maxCount } from '../../lib/definition/schema/fields';
import { modelPlatformSchema } from '../../lib/definition/schema/platform';
import { renderObjects } from '../../lib/manifests/render';
import { resolvePlatform } from '../../lib/plan/resolve/platform';
import { sampled } from '../fixtures/cases';
import { definition, existingDefinition } from '../fixtures/definition';
import { withTraining } from '../fixtures/training';
import { keptValidator } from './kept-validator';

const year = '365d';

const signals: readonly NonNullable<ScaleSpec['signal']>[] = [
  { kind: 'cpu' },
  { kind: 'waiting-requests', perReplica: maxCount },
  { kind: 'request-rate', perReplica: maxCount },
];

const rollouts: readonly RolloutSpec[] = [
  { kind: 'rolling', maxSurge: maxCount, maxUnavailable: maxCount },
  { kind: 'canary', steps: [1, 99], watch: year },
  { kind: 'blue-green', watch: year },
];

/** Every count and duration at its maximum, whether or not the rules accept it. */
function largest(of: ModelPlatformDefinition, rollout: RolloutSpec, signal: ScaleSpec['signal']) {
  const churn = of.services?.churn;
  if (!churn) throw new Error('there is no service');
  const services = {
    churn: {
      ...churn,
      rollout,
      scale: { min: maxCount, max: maxCount, ...(signal && { signal }) },
      disruption: { minAvailable: maxCount },
      startup: { budget: year },
      drain: year,
      timeout: year,
    },
  };
  return withTraining({ ...of, services } as typeof of, {
    framework: { kind: 'pytorch', nodes: 1000, processesPerNode: maxCount },
    deadline: year,
    retries: 100,
  });
}

(keptValidator ? describe : describe.skip)('the schemas of the API server', () => {
  const bases = [definition('eks'), definition('gke'), definition('aks'), existingDefinition()];

  test.each(rollouts)('accept the largest counts and durations with $kind', (rollout) => {
    // A step that shares no factor with the number of signals, so that a sample has every signal and every cluster.
    const platforms = sampled(
      bases.flatMap((base) => signals.map((signal) => largest(base, rollout, signal))),
      2,
    );
    expect(platforms.length).toBeGreaterThan(3);
    expect(platforms.flatMap((platform) => modelPlatformSchema.safeParse(platform).error?.issues ?? [])).toEqual([]);
    const objects = platforms.flatMap((platform) =>
      renderObjects({ ...resolvePlatform(platform, undefined), waivers: [] }),
    );
    expect(objects.flatMap((object) => keptValidator?.errors(object))).toEqual([]);
  });
});
