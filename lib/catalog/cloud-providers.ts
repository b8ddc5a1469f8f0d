/**
 * Managed Kubernetes services. Types, schemas and the options of the command line are made from this list, so the
 * compiler reports every place that lacks a new provider.
 */
export const cloudProviders = ['eks', 'gke', 'aks'] as const;

/** One of {@link cloudProviders}. */
export type CloudProvider = (typeof cloudProviders)[number];
