import { canaryBounds } from '../plan/explain/canary-bounds';
import type { BlueGreenPlan, CanaryPlan, WarmPlan } from '../plan/types/rollout';
import type { ModelServicePlan } from '../plan/types/service';
import { assertNever } from '../units/assert-never';
import { formatDuration, minutes } from '../units/duration';
import { count } from './amounts';
import { mergeRows } from './merge-rows';
import { type Section, tableSection } from './section';
import type { Cell } from './table';

/** The rollout strategy of each service: steps, promotion criteria, and the revision that stays warm for a rollback. */
export const rolloutsSection: Section = ({ services }, style) =>
  tableSection(
    'Rollouts',
    [
      { title: 'service', wrap: true },
      { title: 'strategy' },
      { title: 'steps', wrap: true },
      { title: 'promotion', wrap: true },
      { title: 'low traffic', wrap: true },
      { title: 'kept warm', wrap: true },
    ],
    mergeRows(
      Object.values(services).map((service) => ({
        name: service.name,
        cells: [service.rollout.kind, ...cells(service)],
      })),
    ),
    style,
  );

function cells({ rollout, replicas }: ModelServicePlan): readonly Cell[] {
  switch (rollout.kind) {
    case 'rolling':
      return [
        `max surge ${rollout.maxSurge}, max unavailable ${rollout.maxUnavailable}`,
        'new replicas ready',
        'continue',
        'none',
      ];
    case 'canary':
      return [steps(rollout), canaryBounds(rollout.gate), withoutTraffic(rollout), warm(rollout.warm)];
    case 'blue-green':
      return [
        `${count(Math.max(1, replicas.min), 'new replica')}, ${minutes(rollout.watchSeconds)}, then switch all traffic`,
        canaryBounds(rollout.gate),
        withoutTraffic(rollout),
        warm(rollout.warm),
      ];
    default:
      return assertNever(rollout);
  }
}

function steps({ steps: all }: CanaryPlan): readonly string[] {
  return [...all.map(({ percent, watchSeconds }) => `${percent}% for ${minutes(watchSeconds)}`), '100%'];
}

function withoutTraffic({ gate: { withoutTraffic: rule, minimumSample } }: CanaryPlan | BlueGreenPlan): string {
  return `${rule === 'wait' ? 'pause' : 'continue'} below ${count(minimumSample, 'request')}`;
}

function warm({ previous, seconds }: WarmPlan): string {
  return `${previous ?? 'previous version'} for ${formatDuration(seconds * 1000)}`;
}
