import type { Source } from './source';

/** A provider of Pulumi whose SDK this package does not need: the engine downloads the plugin with this version. */
interface PulumiPlugin {
  readonly version: string;
  readonly source: Source;
}

/** The provider of Kubernetes, which also installs Helm charts. */
export const kubernetesPlugin: PulumiPlugin = {
  version: '4.32.0',
  source: { name: 'release', from: 'pulumi/pulumi-kubernetes@v4.32.0', date: '2026-11-30' },
};
