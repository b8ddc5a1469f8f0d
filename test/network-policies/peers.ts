import type { Manifest } from '../../lib/manifests/manifest';
import type { Labels } from '../../lib/plan/types/labels';
import { formatCidr, parseCidr } from '../../lib/units/cidr';
import type { End } from './edges';

/** A pod, or an address outside of the cluster. */
export interface Peer {
  /** Absent for an address outside of the cluster. */
  readonly namespace?: string;
  readonly labels: Labels;
  readonly address: string;
}

/** A port of a connection. */
export interface Port {
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP';
}

/** A pod without its address. */
export interface Pod {
  readonly namespace: string;
  readonly labels: Labels;
}

/** Pods that declare their connections on their own. */
const helpers: readonly Labels[] = ['training-job', 'preview-requests'].map((value) => ({
  'app.kubernetes.io/component': value,
}));

/** Addresses that no policy should allow by accident: metadata of clouds and of Azure's host, the internet, private networks. */
const outside = ['169.254.169.254', '168.63.129.16', '203.0.113.9', '10.0.0.9', '172.20.0.1', '192.168.0.9'];

/**
 * Pods of the manifests, pods that the edges name, and pods that resemble them: with the same labels in another namespace,
 * with other labels in the same namespace, and pods of training jobs and preview requests. Addresses at both ends of each
 * range, and beside it.
 */
export function peersOf(
  manifests: readonly Manifest[],
  namespaces: readonly string[],
  { ends, others }: { readonly ends: readonly End[]; readonly others: readonly Pod[] },
): readonly Peer[] {
  const named = ends.flatMap((end) =>
    end.kind === 'pods' && !end.workload ? [{ namespace: end.namespace, labels: end.labels }] : [],
  );
  const planned = [...podsOf(manifests), ...named, ...others];
  const all: readonly Pod[] = [
    ...planned,
    ...planned.map(({ labels }) => ({ namespace: 'elsewhere', labels })),
    ...[...namespaces, ...planned.map(({ namespace }) => namespace)].flatMap((namespace) => [
      { namespace, labels: {} },
      { namespace, labels: { app: 'other' } },
      ...helpers.map((labels) => ({ namespace, labels })),
    ]),
  ];
  const addresses = ends.flatMap((end) => (end.kind === 'addresses' ? around(end.cidr) : []));
  return [
    ...distinct(all).map((pod, index) => ({ ...pod, address: `100.127.${Math.floor(index / 250)}.${index % 250}` })),
    ...distinct([...addresses, ...outside]).map((address) => ({ labels: {}, address })),
  ];
}

/** The pods of Deployments, Rollouts, Jobs and JobSets. */
function podsOf(manifests: readonly Manifest[]): readonly Pod[] {
  return manifests.flatMap(({ spec, metadata: { namespace = '' } }) =>
    templateLabels(spec).map((labels) => ({ namespace, labels })),
  );
}

/** Labels of all pod templates inside a value. */
function templateLabels(value: unknown): readonly Labels[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isPodTemplate(value)) return [value.metadata.labels];
  return Object.values(value).flatMap(templateLabels);
}

function isPodTemplate(value: object): value is { readonly metadata: { readonly labels: Labels } } {
  const { metadata, spec } = value as { readonly metadata?: { readonly labels?: Labels }; readonly spec?: object };
  return metadata?.labels !== undefined && spec !== undefined && 'containers' in spec;
}

/** The first and the last address of a range, and the addresses beside it. */
function around(cidr: string): readonly string[] {
  const { base, prefix } = parseCidr(cidr);
  const last = base + 2 ** (32 - prefix) - 1;
  const isAddress = (each: number) => each >= 0 && each < 2 ** 32;
  return [base - 1, base, last, last + 1]
    .filter(isAddress)
    .map((each) => formatCidr({ base: each, prefix: 32 }).replace('/32', ''));
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
