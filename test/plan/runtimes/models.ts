import type { HistogramMetrics, Runtime } from '../../../lib/plan/runtimes/runtime';
import type { ModelArtifactPlan } from '../../../lib/plan/types/model-artifact';
import { MiB } from '../../../lib/units/quantity';

/** A model of 1 MiB; a single file by default. */
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

/** The latency histogram of a runtime. @throws Error if it has none. */
export function histogramOf({ metrics }: Runtime): HistogramMetrics {
  if (metrics.latency.kind !== 'histogram') throw new Error('the runtime has no histogram');
  return metrics.latency;
}
