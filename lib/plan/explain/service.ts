import type { ModelServiceSpec } from '../../definition/service';
import type { Path } from '../../errors';
import { lookup } from '../../units/lookup';
import { percent } from '../../units/percent';
import { formatBytes } from '../../units/quantity';
import { bucketAddress } from '../facts/bucket-address';
import type { ModelArtifactPlan } from '../types/model-artifact';
import type { ModelServicePlan } from '../types/service';
import { callLines } from './calls';
import { computed, type ExplainContext, type Explanation, type ExplanationLine, written } from './explanation';
import { identityLines } from './identity';
import { placementLines } from './placement';
import { resourceLines, safetyLines } from './pod';
import { rolloutLines } from './rollout';
import { signalText } from './signal-text';

/** Everything that was decided about a service. */
export function explainService(service: ModelServicePlan, context: ExplainContext): Explanation {
  const { path } = service;
  const spec = lookup(context.definition.services, service.name);
  const size = formatBytes(service.models.reduce((sum, { bytes }) => sum + bytes, 0));
  const fromRuntime = `what ${service.runtime} needs for models of ${size}`;
  return {
    subject: { kind: 'service', name: service.name },
    lines: [
      {
        field: 'namespace',
        value: service.namespace,
        why: `that of the team ${service.team ?? 'none'}`,
        from: written(context, [...path, 'team']),
      },
      ...service.models.map((model, index) => modelLine(model, modelPath(path, spec, index), context)),
      ...placementLines(service, context),
      ...replicaLines(service, path, context),
      ...resourceLines(
        service,
        {
          cpu: fromRuntime,
          memory: fromRuntime,
          gpu: 'what the runtime takes of the GPUs of the pool',
          scratch: 'room for the models, for what the server writes, and for logs',
        },
        context,
      ),
      ...timeLines(service, path, context),
      ...rolloutLines(service, path, context),
      disruptionLine(service, path, context),
      ...callLines(service, path, spec, context),
      ...identityLines(service, context),
      ...imageLines(service, path, context),
      ...safetyLines(service, context),
      ...objectiveLines(service, path, context),
    ],
  };
}

/** Where a model of the list, or the only one, is named. */
function modelPath(path: Path, spec: ModelServiceSpec | undefined, index: number): Path {
  return Array.isArray(spec?.model) ? [...path, 'model', index] : [...path, 'model'];
}

function modelLine(model: ModelArtifactPlan, path: Path, context: ExplainContext): ExplanationLine {
  return {
    field: `model ${model.name}`,
    value: `${model.version}, ${bucketAddress(model.location)}/${model.path}`,
    why: `the server does not start on an object with another SHA-256 than ${model.sha256.slice(0, 12)}…`,
    from: written(context, path),
  };
}

function replicaLines(
  { replicas, autoscaler }: ModelServicePlan,
  path: Path,
  context: ExplainContext,
): readonly ExplanationLine[] {
  const at = (field: string) => written(context, [...path, 'scale', field]);
  return [
    {
      field: 'replicas, fewest',
      value: String(replicas.min),
      why: replicas.min > 1 ? 'one may be away while a node is drained' : 'what the definition asks for',
      from: at('min'),
    },
    { field: 'replicas, most', value: String(replicas.max), why: 'no more are paid for', from: at('max') },
    autoscaler
      ? {
          field: 'signal',
          value: signalText(autoscaler),
          why: `more replicas above it, fewer after ${autoscaler.scaleDownStabilizationSeconds} s below it, so that what took long to start is not thrown away`,
          from: at('signal'),
        }
      : { field: 'signal', value: 'none', why: 'the fewest and the most replicas are the same number', from: computed },
  ];
}

function timeLines(
  { startup, pod }: ModelServicePlan,
  path: Path,
  context: ExplainContext,
): readonly ExplanationLine[] {
  const drain = pod.containers.find(({ preStopSleepSeconds }) => preStopSleepSeconds !== undefined);
  return [
    {
      field: 'startup budget',
      value: `${startup.budgetSeconds} s`,
      why: `at least ${startup.neededSeconds} s are needed: ${startup.why}`,
      from: written(context, [...path, 'startup', 'budget'], 'computed'),
    },
    {
      field: 'grace',
      value: `${pod.terminationGracePeriodSeconds} s`,
      why: `a replica goes on serving for ${drain?.preStopSleepSeconds ?? 0} s until all clients know that it stops, and then ends what it has begun`,
      from: written(context, [...path, 'drain']),
    },
  ];
}

function disruptionLine({ disruption }: ModelServicePlan, path: Path, context: ExplainContext): ExplanationLine {
  const value =
    disruption.kind === 'max-unavailable'
      ? `at most ${disruption.replicas} away`
      : `at least ${disruption.replicas} there`;
  return {
    field: 'disruption budget',
    value,
    why: 'a drain of nodes waits rather than take more replicas',
    from: written(context, [...path, 'disruption']),
  };
}

function imageLines({ pod }: ModelServicePlan, path: Path, context: ExplainContext): readonly ExplanationLine[] {
  const catalog = { kind: 'catalog', source: 'images of the catalog' } as const;
  return [...pod.initContainers, ...pod.sidecars, ...pod.containers].map(({ name, image }) => {
    const from = written(context, [...path, 'runtime', 'image']);
    return name === 'server' && from.kind === 'definition'
      ? { field: `image ${name}`, value: image, why: 'asked for in the definition', from }
      : { field: `image ${name}`, value: image, why: 'the one that the catalog has for it', from: catalog };
  });
}

function objectiveLines(
  { monitoring }: ModelServicePlan,
  path: Path,
  context: ExplainContext,
): readonly ExplanationLine[] {
  const { slo, alerts } = monitoring;
  const names = [...new Set(alerts.map(({ alert }) => alert))];
  return [
    slo
      ? {
          field: 'objective',
          value: `${slo.availability}% of requests${slo.latency ? `, ${slo.latency.percentile}% within ${Math.round(slo.latency.targetSeconds * 1000)} ms` : ''}`,
          why: `over ${slo.windowDays} days; ${percent(slo.errorBudget)} of the requests may fail`,
          from: written(context, [...path, 'slo']),
        }
      : {
          field: 'objective',
          value: 'none',
          why: 'none is written',
          from: written(context, [...path, 'slo']),
        },
    {
      field: 'alerts',
      value: String(names.length),
      why: 'they follow from the objective and the rollout; the plan names them',
      from: computed,
    },
  ];
}
