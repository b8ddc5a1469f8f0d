import type { Path } from '../../errors';
import { formatDuration } from '../../units/duration';
import type { CanaryPlan, ModelServicePlan, WarmPlan } from '../model-service';
import { canaryBounds } from './canary-bounds';
import { computed, type ExplainContext, type ExplanationLine, written } from './explanation';

/** How a new version takes over, what it is held against, and how long the old one stays. */
export function rolloutLines(
  { rollout, models }: ModelServicePlan,
  path: Path,
  context: ExplainContext,
): readonly ExplanationLine[] {
  const from = written(context, [...path, 'rollout']);
  const deadline = `it counts as stuck after ${rollout.progressDeadlineSeconds} s without progress`;
  switch (rollout.kind) {
    case 'rolling':
      return [
        {
          field: 'rollout',
          value: `rolling, ${rollout.maxSurge} more and ${rollout.maxUnavailable} fewer at a time`,
          why: `replicas are replaced one after the other; ${deadline}`,
          from,
        },
      ];
    case 'canary':
      return [
        {
          field: 'rollout',
          value: `canary, ${rollout.steps.map(({ percent, watchSeconds }) => `${percent}% for ${formatDuration(watchSeconds * 1000)}`).join(', ')}`,
          why: `a new version gets its share of the requests step by step; ${deadline}`,
          from,
        },
        ...gateLines(rollout, path, context),
        warmLine(rollout.warm, models.length, path, context),
      ];
    case 'blue-green':
      return [
        {
          field: 'rollout',
          value: 'blue-green',
          why: `all new replicas start beside the old ones and take over at once; ${deadline}`,
          from,
        },
        warmLine(rollout.warm, models.length, path, context),
      ];
    default:
      return rollout satisfies never;
  }
}

function gateLines({ gate }: CanaryPlan, path: Path, context: ExplainContext): readonly ExplanationLine[] {
  return [
    {
      field: 'gate',
      value: canaryBounds(gate).split('\n').join(', '),
      why: gate.why.join('; ') || 'it follows from the objective',
      from: written(context, [...path, 'slo'], 'computed'),
    },
    {
      field: 'gate without traffic',
      value: gate.withoutTraffic === 'wait' ? 'waits for a person' : 'goes on',
      why: `fewer than ${gate.minimumSample} requests in a step say nothing`,
      from: written(context, [...path, 'rollout', 'withoutTraffic']),
    },
  ];
}

function warmLine(
  { previous, seconds }: WarmPlan,
  models: number,
  path: Path,
  context: ExplainContext,
): ExplanationLine {
  return {
    field: 'stays warm',
    value: `${previous ?? 'the version before'} for ${formatDuration(seconds * 1000)}`,
    why: 'naming it as the version again is a rollback that takes seconds',
    from: models === 1 ? written(context, [...path, 'model', 'previous'], 'computed') : computed,
  };
}
