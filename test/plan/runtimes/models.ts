import type { HistogramMetrics, Runtime } from '../../../lib/plan/runtimes/runtime';
import type { ModelArtifactPlan } from '../../../lib/plan/types/model-artifact';
import { MiB } from '../../../lib/units/quantity';

/** A model of 1 MiB, which is one file unless something else is said. */
export function modelCalled(name: string, file = 'model.joblib'): ModelArtifactPlan {
  return {
    name,
    version: 'v1',
    location: { kind: 'gcs', bucket: 'any' },
    path: `${name}/v1/${file}`,
    sha256: 'ab'.repeat(32),
    bytes: MiB,
  };
}

/** The histogram of a runtime that must have one. */
export function histogramOf({ metrics }: Runtime): HistogramMetrics {
  if (metrics.latency.kind !== 'histogram') throw new Error('the runtime keeps no histogram');
  return metrics.latency;
}
