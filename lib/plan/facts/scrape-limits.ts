import { MiB } from '../../units/quantity';
import type { ScrapeLimitsPlan } from '../types/monitoring';

/** Room for a newer version of the server, and for metrics of the program in it. */
const room = 10;
const minSamples = 5_000;

/** Bytes of a sample with its labels, with the texts that describe it. Our estimate, rounded up. */
const bytesPerSample = 1024;

/**
 * Limits of the scrapes of a pod with this number of series, by the same estimate as the size of Prometheus. vLLM has a
 * metric with a label for each field of its cache configuration, about thirty.
 */
export function scrapeLimits(series: number): ScrapeLimitsPlan {
  const samples = Math.max(minSamples, room * series);
  return {
    samples,
    bytes: Math.ceil((samples * bytesPerSample) / MiB) * MiB,
    labels: 100,
    labelNameLength: 256,
    labelValueLength: 2048,
  };
}
