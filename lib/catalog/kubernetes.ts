import type { CloudProvider } from './machines';
import type { Source } from './source';

/** Kubernetes minor versions that the library writes manifests for, oldest first. */
export const kubernetesVersions = ['1.33', '1.34', '1.35', '1.36'] as const;

/** A Kubernetes minor version. */
export type KubernetesVersion = (typeof kubernetesVersions)[number];

/** Version of a cluster whose definition names none: in standard support on all three clouds. */
export const defaultKubernetesVersion = '1.35' satisfies KubernetesVersion;

/** A minor version that a managed service offers. */
export interface ServedKubernetesVersion {
  readonly version: KubernetesVersion;
  /** `extended`: offered for an additional fee, or only to those who choose a long-term channel or plan. */
  readonly support: 'standard' | 'extended';
  /** When this support ends: YYYY-MM-DD, or YYYY-MM where the cloud names only the month. Absent where no date was seen. */
  readonly ends?: string;
}

/**
 * What each cloud serves, oldest first. `gke` is the regular channel, and the extended channel for what is older; `aks`
 * keeps 1.33 (as 1.29 to 1.37) with Long Term Support, two years in all.
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

/** Where the versions come from. */
export const kubernetesSources: Readonly<Record<CloudProvider, Source>> = {
  eks: {
    name: 'Amazon EKS version calendar',
    from: 'https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html',
    date: '2026-11-23',
  },
  gke: {
    name: 'GKE release notes',
    from: 'https://docs.cloud.google.com/kubernetes-engine/docs/release-notes',
    date: '2026-09-01',
  },
  aks: {
    name: 'AKS release calendar',
    from: 'https://learn.microsoft.com/azure/aks/supported-kubernetes-versions',
    date: '2026-11-23',
  },
};
