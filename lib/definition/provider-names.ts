import { cloudProviders } from '../catalog/cloud-providers';
import { synonymsOf } from './synonyms';

/** Provider of a cluster that this library does not create. */
export const existingProvider = 'existing';

/** Values of `cluster.provider`. */
export const providerNames = [...cloudProviders, existingProvider] as const;

/** One of `providerNames`. */
export type ProviderName = (typeof providerNames)[number];

/** Names that are written instead of a provider, in letters and digits only, and the provider that is meant. */
export const providerSynonyms: ReadonlyMap<string, ProviderName> = synonymsOf({
  eks: ['aws', 'amazon', 'amazoneks', 'awseks'],
  gke: ['gcp', 'google', 'googlecloud', 'googlegke', 'gcpgke'],
  aks: ['azure', 'microsoft', 'azureaks', 'microsoftazure'],
  existing: [
    ...['external', 'existingcluster', 'onprem', 'onpremise', 'onpremises', 'baremetal', 'selfmanaged', 'selfhosted'],
    ...['byo', 'kubernetes', 'k8s', 'kubeadm', 'openshift', 'rancher', 'rke2', 'k3s', 'talos', 'vsphere', 'kind'],
    'minikube',
  ],
});

/**
 * Whether a standalone service supports the provider. It reads its model from S3 or Cloud Storage, and its identity
 * must not depend on an output of the cluster.
 */
const standalone = { eks: true, gke: true, aks: false, existing: true } as const satisfies Record<
  ProviderName,
  boolean
>;

/** Providers that a standalone service supports. */
export type StandaloneProvider = {
  [P in ProviderName]: (typeof standalone)[P] extends true ? P : never;
}[ProviderName];

/** The names of {@link StandaloneProvider}. */
export const standaloneProviders: readonly StandaloneProvider[] = providerNames.filter(
  (name): name is StandaloneProvider => standalone[name],
);
