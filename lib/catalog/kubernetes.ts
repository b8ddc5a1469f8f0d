import type { CloudProvider } from './cloud-providers';

/** Supported Kubernetes minor versions, oldest first. */
export const kubernetesVersions = ['1.33', '1.34', '1.35', '1.36'] as const;

/** A Kubernetes minor version. */
type KubernetesVersion = (typeof kubernetesVersions)[number];

/** Default version of a cluster, in standard support on all three clouds. */
export const defaultKubernetesVersion = '1.35' satisfies KubernetesVersion;

/** A minor version that a managed service offers. */
interface ServedKubernetesVersion {
  readonly version: KubernetesVersion;
  /** `extended`: offered for an additional fee, or only with a long-term channel or plan. */
  readonly support: 'standard' | 'extended';
  /** End of this support: YYYY-MM-DD, or YYYY-MM if the cloud states only the month. Absent if no date was found. */
  readonly ends?: string;
}

/**
 * Versions that each cloud offers, oldest first. `gke` is the regular channel, and the extended channel for older
 * versions. `aks` offers 1.33 (as 1.29 to 1.37) with Long Term Support, two years in total.
 *
 * Sources: Amazon EKS version calendar, https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html,
 * 2026-11-23; GKE release notes, https://docs.cloud.google.com/kubernetes-engine/docs/release-notes, 2026-09-01; AKS
 * release calendar, https://learn.microsoft.com/azure/aks/supported-kubernetes-versions, 2026-11-23.
 */
export const servedKubernetesVersions: Readonly<Record<CloudProvider, readonly ServedKubernetesVersion[]>> = {
  eks: [
    { version: '1.33', support: 'extended' },
    { version: '1.34', support: 'standard', ends: '2026-12-02' },
    { version: '1.35', support: 'standard', ends: '2027-03-27' },
    { version: '1.36', support: 'standard' },
  ],
  gke: [
    { version: '1.33', support: 'extended' },
    { version: '1.34', support: 'standard' },
    { version: '1.35', support: 'standard' },
    { version: '1.36', support: 'standard' },
  ],
  aks: [
    { version: '1.33', support: 'extended' },
    { version: '1.34', support: 'standard', ends: '2026-11' },
    { version: '1.35', support: 'standard', ends: '2027-03' },
    { version: '1.36', support: 'standard', ends: '2027-06' },
  ],
};
