import { digestProofText } from '../../catalog/digest-proof';
import { catalogImage } from '../../catalog/images';
import type { ModelServiceSpec } from '../../definition/service';
import type { Path } from '../../errors';
import { lookup } from '../../units/lookup';
import { percent } from '../../units/percent';
import { formatBytes, formatCpu } from '../../units/quantity';
import { bucketAddress } from '../facts/bucket-address';
import { containersOf } from '../facts/containers';
import { writtenImage } from '../facts/image-source';
import type { ContainerPlan } from '../types/container';
import type { ModelArtifactPlan } from '../types/model-artifact';
import type { ModelServicePlan } from '../types/service';
import { callLines } from './calls';
import {
  computed,
  type ExplainContext,
  type Explanation,
  type ExplanationLine,
  type Origin,
  written,
} from './explanation';
import { identityLines } from './identity';
import { placementLines } from './placement';
import { resourceLines, safetyLines } from './pod';
import { rolloutLines } from './rollout';
import { signalText } from './signal-text';

/** Every decision about a service. */
export function explainService(service: ModelServicePlan, context: ExplainContext): Explanation {
  const { path } = service;
  const spec = lookup(context.definition.services, service.name);
  const size = formatBytes(service.models.reduce((sum, { bytes }) => sum + bytes, 0));
  const fromRuntime = `default of ${service.runtime} for models of ${size}`;
  return {
    subject: { kind: 'service', name: service.name },
    lines: [
      {
        field: 'namespace',
        value: service.namespace,
        why: `namespace of the team ${service.team ?? 'none'}`,
        from: written(context, [...path, 'team']),
      },
      ...service.models.map((model, index) => modelLine(model, modelPath(path, spec, index), context)),
      ...scanLines(service, context),
      ...placementLines(service, context),
      ...replicaLines(service, path, context),
      ...resourceLines(
        service,
        {
          cpu: fromRuntime,
          memory: fromRuntime,
          gpu: 'default of the runtime on this pool',
          scratch: 'for the models, files of the server and logs',
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

/** Path of a model in the list, or of the only model. */
function modelPath(path: Path, spec: ModelServiceSpec | undefined, index: number): Path {
  return Array.isArray(spec?.model) ? [...path, 'model', index] : [...path, 'model'];
}

function modelLine(model: ModelArtifactPlan, path: Path, context: ExplainContext): ExplanationLine {
  return {
    field: `model ${model.name}`,
    value: `${model.version}, ${bucketAddress(model.location)}/${model.path}`,
    why: `the server starts only if the SHA-256 is ${model.sha256}`,
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
      field: 'min replicas',
      value: String(replicas.min),
      why: replicas.min > 1 ? 'the others serve while a node is drained' : 'a drained node interrupts the service',
      from: at('min'),
    },
    { field: 'max replicas', value: String(replicas.max), why: 'upper bound of the autoscaler', from: at('max') },
    autoscaler.kind === 'fixed'
      ? { field: 'signal', value: 'none', why: 'minimum and maximum are equal', from: computed }
      : {
          field: 'signal',
          value: signalText(autoscaler),
          why: `target per replica; scales down after ${autoscaler.scaleDownStabilizationSeconds} s below it, because replicas take long to start`,
          from: at('signal'),
        },
  ];
}

function timeLines(
  { startup, pod, timeoutSeconds, runtime, models }: ModelServicePlan,
  path: Path,
  context: ExplainContext,
): readonly ExplanationLine[] {
  const drain = pod.containers.find(({ preStopSleepSeconds }) => preStopSleepSeconds !== undefined);
  return [
    {
      field: 'startup budget',
      value: `${startup.budgetSeconds} s`,
      why: `expected ${startup.neededSeconds} s: ${startup.why}; a server that hangs restarts ${startup.serverSeconds} s after the ${models.some(({ scan }) => scan) ? 'scan' : 'download'}`,
      from: written(context, [...path, 'startup', 'budget'], 'computed'),
    },
    {
      field: 'timeout',
      value: `${timeoutSeconds} s`,
      why: `a gateway ends longer responses with status 504; the default of ${runtime}, unless written`,
      from: written(context, [...path, 'timeout']),
    },
    {
      field: 'grace period',
      value: `${pod.terminationGracePeriodSeconds} s`,
      why: `a replica serves for ${drain?.preStopSleepSeconds ?? 0} s until all proxies have removed it, then finishes open requests`,
      from: written(context, [...path, 'drain']),
    },
  ];
}

function disruptionLine({ disruption }: ModelServicePlan, path: Path, context: ExplainContext): ExplanationLine {
  const value =
    disruption.kind === 'max-unavailable'
      ? `at most ${disruption.replicas} unavailable`
      : `at least ${disruption.replicas} available`;
  return {
    field: 'disruption budget',
    value,
    why: 'the drain of a node waits instead of evicting more replicas',
    from: written(context, [...path, 'disruption']),
  };
}

function imageLines(service: ModelServicePlan, path: Path, context: ExplainContext): readonly ExplanationLine[] {
  const { pod } = service;
  const catalog = { kind: 'catalog', source: 'images of the catalog' } as const;
  return containersOf(pod).map((container) => {
    const { name, image } = container;
    const source = writtenImage(container);
    const copied = image === source ? '' : `copy of ${source}; `;
    const from = imageOrigin({ name, image: source }, service, path, context);
    return from.kind === 'definition'
      ? { field: `image ${name}`, value: image, why: `${copied}set in the definition`, from }
      : { field: `image ${name}`, value: image, why: `${copied}${catalogWhy(source)}`, from: catalog };
  });
}

/** How the digest of an image of the catalog was verified. */
function catalogWhy(image: string): string {
  const known = catalogImage(image);
  return known ? `image of the catalog; digest: ${digestProofText(known.digest)}` : 'image of the catalog';
}

/** Where the image of a container is set, if it is not from the catalog. */
function imageOrigin(
  { name, image }: Pick<ContainerPlan, 'name' | 'image'>,
  { models }: ModelServicePlan,
  path: Path,
  context: ExplainContext,
): Origin {
  if (name === 'server') return written(context, [...path, 'runtime', 'image']);
  const scanned = models.find(({ scan }) => scan?.image === image);
  return scanned ? written(context, ['models', scanned.name, 'scan', 'image']) : computed;
}

/** The scan of each model that has one. */
function scanLines({ models }: ModelServicePlan, context: ExplainContext): readonly ExplanationLine[] {
  return models.flatMap(({ name, scan }) =>
    scan
      ? [
          {
            field: `scan ${name}`,
            value: scan.command.join(' '),
            why: `runs after the download with ${formatCpu(scan.cpuMilli)} CPU and ${formatBytes(scan.memoryBytes)}; with another exit code than 0 the server does not start`,
            from: written(context, ['models', name, 'scan']),
          },
        ]
      : [],
  );
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
          why: `over ${slo.windowDays} days; the error budget is ${percent(slo.errorBudget)} of requests`,
          from: written(context, [...path, 'slo']),
        }
      : {
          field: 'objective',
          value: 'none',
          why: 'the definition has no slo',
          from: written(context, [...path, 'slo']),
        },
    {
      field: 'alerts',
      value: String(names.length),
      why: 'derived from the objective and the rollout; the plan lists them',
      from: computed,
    },
  ];
}
