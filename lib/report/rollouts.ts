import { canaryBounds } from '../plan/explain/canary-bounds';
import type { CanaryPlan, WarmPlan } from '../plan/types/rollout';
import type { ModelServicePlan } from '../plan/types/service';
import { assertNever } from '../units/assert-never';
import { formatDuration } from '../units/duration';
import { count, minutes } from './amounts';
import { mergeRows } from './merge-rows';
import { type Section, tableSection } from './section';

/** How a new version of each service takes over, what it is held against, and how fast the way back is. */
export const rolloutsSection: Section = ({ services }, style) =>
  tableSection(
    'Rollouts',
    [
      { title: 'service', wrap: true },
      { title: 'kind' },
      { title: 'steps', wrap: true },
      { title: 'goes on when', wrap: true },
      { title: 'without traffic', wrap: true },
      { title: 'stays warm', wrap: true },
    ],
    mergeRows(
      Object.values(services).map((service) => ({
        name: service.name,
        cells: [service.rollout.kind, ...cells(service)],
      })),
    ),
    style,
  );

function cells({ rollout, replicas }: ModelServicePlan): readonly string[] {
  switch (rollout.kind) {
    case 'rolling':
      return [
        `${count(rollout.maxSurge, 'replica')} more at a time, ${rollout.maxUnavailable} fewer`,
        'the new replicas are ready',
        'goes on',
        'nothing',
      ];
    case 'canary':
      return [steps(rollout), canaryBounds(rollout.gate), withoutTraffic(rollout), warm(rollout.warm)];
    case 'blue-green':
      return [
        `${count(Math.max(1, replicas.min), 'replica')} beside the old ones, then all requests at once`,
        'all new replicas are ready',
        'goes on',
        warm(rollout.warm),
      ];
    default:
      return assertNever(rollout);
  }
}

function steps({ steps: all }: CanaryPlan): string {
  return [...all.map(({ percent, watchSeconds }) => `${percent}% for ${minutes(watchSeconds)}`), '100%'].join('\n');
}

function withoutTraffic({ gate: { withoutTraffic: rule, minimumSample } }: CanaryPlan): string {
  return rule === 'wait'
    ? `below ${minimumSample} requests it waits for a person`
    : `below ${minimumSample} requests it goes on`;
}

function warm({ previous, seconds }: WarmPlan): string {
  return `${previous === undefined ? 'the version before' : previous} for ${formatDuration(seconds * 1000)}`;
}
