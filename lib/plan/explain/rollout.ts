import type { Path } from '../../errors';
import { assertNever } from '../../units/assert-never';
import { formatDuration } from '../../units/duration';
import { lookup } from '../../units/lookup';
import type { BlueGreenPlan, CanaryPlan, WarmPlan } from '../types/rollout';
import type { ModelServicePlan } from '../types/service';
import { canaryBounds } from './canary-bounds';
import { computed, type ExplainContext, type ExplanationLine, written } from './explanation';

/** Strategy of a rollout, its promotion criteria, and how long the previous revision stays. */
export function rolloutLines(
  { rollout, models }: ModelServicePlan,
  path: Path,
  context: ExplainContext,
): readonly ExplanationLine[] {
  const from = written(context, [...path, 'rollout']);
  const deadline = `it fails after ${rollout.progressDeadlineSeconds} s without progress`;
  switch (rollout.kind) {
    case 'rolling':
      return [
        {
          field: 'rollout',
          value: `rolling, max surge ${rollout.maxSurge}, max unavailable ${rollout.maxUnavailable}`,
          why: `replicas are replaced step by step; ${deadline}`,
          from,
        },
      ];
    case 'canary':
      return [
        {
          field: 'rollout',
          value: `canary, ${rollout.steps.map(({ percent, watchSeconds }) => `${percent}% for ${formatDuration(watchSeconds * 1000)}`).join(', ')}`,
          why: `the canary revision receives a growing share of the requests; ${deadline}`,
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
          why: `all new replicas start beside the old ones and are analysed for ${formatDuration(rollout.watchSeconds * 1000)}, then all traffic switches; ${deadline}`,
          from,
        },
        ...gateLines(rollout, path, context),
        ...requestLines(rollout, path, context),
        warmLine(rollout.warm, models.length, path, context),
      ];
    default:
      return assertNever(rollout);
  }
}

/** Consumers inside the cluster. Only a gateway splits requests, so their requests do not reach the canary revision. */
function directLines(path: Path, context: ExplainContext): readonly ExplanationLine[] {
  const [, name = ''] = path;
  const consumers = lookup(context.definition.services, String(name))?.consumers ?? [];
  const direct = consumers.flatMap((consumer) => {
    if ('gateway' in consumer) return [];
    return 'team' in consumer ? [`team ${consumer.team}`] : [`namespace ${consumer.namespace}`];
  });
  if (direct.length === 0) return [];
  return [
    {
      field: 'without canary',
      value: direct.join(', '),
      why: 'their requests go to the stable revision until the rollout completes; only requests through a gateway are split',
      from: written(context, [...path, 'consumers']),
    },
  ];
}

function gateLines(
  { gate }: CanaryPlan | BlueGreenPlan,
  path: Path,
  context: ExplainContext,
): readonly ExplanationLine[] {
  return [
    {
      field: 'gate',
      value: canaryBounds(gate).join(', '),
      why: gate.why.join('; ') || 'derived from the objective',
      from: written(context, [...path, 'slo'], 'computed'),
    },
    {
      field: 'gate without traffic',
      value: gate.withoutTraffic === 'wait' ? 'pauses' : 'continues',
      why: `fewer than ${gate.minimumSample} requests allow no verdict`,
      from: written(context, [...path, 'rollout', 'withoutTraffic']),
    },
  ];
}

function requestLines({ requests }: BlueGreenPlan, path: Path, context: ExplainContext): readonly ExplanationLine[] {
  const from = written(context, [...path, 'rollout', 'request']);
  return requests
    ? [
        {
          field: 'requests before the switch',
          value: `${requests.count}, one every ${requests.intervalSeconds} s`,
          why: `a Job in the namespace sends them to ${requests.url}; five that fail in a row abort the rollout`,
          from,
        },
      ]
    : [];
}

function warmLine(
  { previous, seconds }: WarmPlan,
  models: number,
  path: Path,
  context: ExplainContext,
): ExplanationLine {
  return {
    field: 'kept warm',
    value: `${previous ?? 'previous version'} for ${formatDuration(seconds * 1000)}`,
    why: 'a rollback to it takes seconds',
    from: models === 1 ? written(context, [...path, 'model', 'previous'], 'computed') : computed,
  };
}
