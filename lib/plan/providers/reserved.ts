import { MiB } from '../../units/quantity';

/** A part of a resource and its reserved share. */
type Tier = readonly [upTo: number, share: number];

/** Sum of the reserved shares of consecutive parts: 25% of the first 4, 20% of the next 4, and so on. */
export function tieredReserve(amount: number, tiers: readonly Tier[]): number {
  let reserved = 0;
  let from = 0;
  for (const [upTo, share] of tiers) {
    if (amount <= from) break;
    reserved += (Math.min(amount, upTo) - from) * share;
    from = upTo;
  }
  return reserved;
}

/**
 * CPU reserved for the kubelet on EKS and GKE, in thousandths: 6% of the first CPU, 1% of the second, 0.5% of
 * the next two, 0.25% of the rest.
 * Source: awslabs/amazon-eks-ami nodeadm and Google Cloud "Plan node sizes", read 2026-11-23.
 */
export function kubeletCpuReserve(vcpu: number): number {
  return tieredReserve(vcpu, [
    [1, 60],
    [2, 10],
    [4, 5],
    [Number.POSITIVE_INFINITY, 2.5],
  ]);
}

/** Default eviction threshold of the kubelet. */
export const evictionBytes = 100 * MiB;
