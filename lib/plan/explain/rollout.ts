import type { Path } from '../../errors';
import { assertNever } from '../../units/assert-never';
import { formatDuration } from '../../units/duration';
import { lookup } from '../../units/lookup';
import type { CanaryPlan, WarmPlan } from '../types/rollout';
import type { ModelServicePlan } from '../types/service';
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
        ...directLines(path, context),
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
      return assertNever(rollout);
  }
}

/** Only a gateway splits requests. What comes from inside the cluster is neither on trial nor counted at the gate. */
function directLines(path: Path, context: ExplainContext): readonly ExplanationLine[] {
  const [, name = ''] = path;
  const consumers = lookup(context.definition.services, String(name))?.consumers ?? [];
  const direct = consumers.flatMap((consumer) => {
    if ('gateway' in consumer) return [];
    return 'team' in consumer ? [consumer.team] : [`the namespace ${consumer.namespace}`];
  });
  if (direct.length === 0) return [];
  return [
    {
      field: 'not on trial',
      value: direct.join(', '),
      why: 'requests from inside the cluster all go to the old version until the new one has all; through a gateway they would be part of the trial',
      from: written(context, [...path, 'consumers']),
    },
  ];
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
