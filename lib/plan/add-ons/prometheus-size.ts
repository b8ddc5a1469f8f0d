import type { ModelPlatformDefinition } from '../../definition/platform';
import { GiB, MiB } from '../../units/quantity';
import { podCounts } from '../capacity/pod-counts';
import { ofKind } from '../facts/workloads';
import { runtimeOf } from '../runtimes/select';
import type { ModelServicePlan } from '../types/service';
import type { Workload } from '../types/workloads';
import type { AddOnContext } from './add-on';

/** Resources of Prometheus, from the number of its series. */
interface PrometheusSize {
  /** Estimate at the maximum number of nodes and replicas. */
  readonly series: number;
  readonly cpuMilli: number;
  /** Request and limit, so that it is not evicted for using more than it requests. */
  readonly memoryBytes: number;
  readonly volumeBytes: number;
  /** Above this size the oldest blocks are removed, so that the volume never fills up. */
  readonly retentionBytes: number;
  readonly retentionDays: number;
}

/** Series that every cluster has: API server, CoreDNS, operators, Prometheus itself. Our estimate, rounded up. */
const clusterSeries = 60_000;
/** Series of a node: node-exporter, the kubelet, and the pods of agents. Our estimate, rounded up. */
const nodeSeries = 2_000;
/** Series of a pod of a workload: kube-state-metrics, and cAdvisor for each container. Our estimate, rounded up. */
const podSeries = 300;
/** Series of the proxies of a gateway, without routes, and of a route at all proxies. Our estimate, rounded up. */
const gatewaySeries = 3_000;
const routeSeries = 400;

/**
 * Memory for each series: 8 KiB for its newest samples and its index, doubled for queries and compaction. Source: Robust
 * Perception, "How much RAM does Prometheus 2.x need for cardinality and ingestion?", rounded up.
 */
const bytesPerSeries = 16 * 1024;
const baseMemory = 512 * MiB;

/** Bytes of a sample on disk. Source: Prometheus documentation, "Storage", 1 to 2 bytes; with a third for the write-ahead log. */
const bytesPerSample = 2 * (4 / 3);
/** The chart scrapes every 30 s, and the platform its servers every 15 s. */
const sampleSeconds = 25;

/** A volume grows in large steps, because a claim of a StatefulSet cannot be enlarged by another template. */
const volumeSteps = [20, 50, 100, 200, 500, 1000, 2000, 4000].map((gib) => gib * GiB);
const usableShare = 0.85;

/** Two days more than an objective, so that its whole window is there while a block is removed. */
const spareDays = 2;
const minRetentionDays = 15;

type SizeContext = Pick<AddOnContext, 'definition' | 'cluster' | 'workloads'>;

/** Resources of the Prometheus of a platform. */
export function prometheusSize(context: SizeContext): PrometheusSize {
  const { workloads } = context;
  const series = seriesOf(context);
  const windows = ofKind(workloads, 'service').flatMap(({ monitoring: { slo } }) => (slo ? [slo.windowDays] : []));
  const retentionDays = Math.max(minRetentionDays, ...windows.map((days) => days + spareDays));
  const samples = (series / sampleSeconds) * retentionDays * 24 * 60 * 60;
  const needed = (samples * bytesPerSample) / usableShare;
  const volumeBytes = volumeSteps.find((bytes) => bytes >= needed) ?? Math.ceil(needed / GiB) * GiB;
  return {
    series,
    cpuMilli: 250 + Math.ceil(series / 500 / 50) * 50,
    memoryBytes: Math.ceil((baseMemory + series * bytesPerSeries) / (256 * MiB)) * 256 * MiB,
    volumeBytes,
    retentionBytes: Math.floor((volumeBytes * usableShare) / GiB) * GiB,
    retentionDays,
  };
}

function seriesOf(context: SizeContext): number {
  const { definition, cluster } = context;
  const pools = [...Object.values(cluster.pools), ...(cluster.systemPool ? [cluster.systemPool] : [])];
  const gateways = Object.keys(definition.gateways ?? {}).length;
  return (
    clusterSeries +
    nodeSeries * sum(pools.map(({ nodes }) => nodes.max)) +
    gatewaySeries * gateways +
    sum(seriesOfWorkloads(context).map(({ series }) => series))
  );
}

/** Estimated series of each workload at its maximum number of replicas, with its pods and routes. */
export function seriesOfWorkloads({
  definition,
  workloads,
}: Pick<SizeContext, 'definition' | 'workloads'>): readonly { readonly workload: Workload; readonly series: number }[] {
  return workloads.map((workload) => {
    const ofServers = workload.kind === 'service' ? serviceSeries(workload, definition) : 0;
    return { workload, series: podSeries * podCounts(workload).max + ofServers };
  });
}

function serviceSeries(
  { name, models, replicas, routes }: ModelServicePlan,
  { services }: ModelPlatformDefinition,
): number {
  const spec = services?.[name];
  const ofServer = spec ? runtimeOf(spec.runtime).metrics.series(models.length) : 0;
  return replicas.max * ofServer + routes.length * routeSeries;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
