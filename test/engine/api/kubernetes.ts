import { keptValidator } from '../../schemas/kept-validator';

/**
 * Inputs of a Helm release that our program sends. Source: pulumi/pulumi-kubernetes@v4.32.0, `sdk/nodejs/helm/v3/release.ts`,
 * ReleaseArgs, and its constructor for `compat`.
 */
const releaseInputs = [
  'atomic',
  'chart',
  'compat',
  'createNamespace',
  'name',
  'namespace',
  'repositoryOpts',
  'timeout',
  'values',
  'version',
];

/** Everything in a resource of the Kubernetes provider that the provider or an API server would refuse. */
export function kubernetesProblems(type: string, inputs: Readonly<Record<string, unknown>>): readonly string[] {
  const sent = Object.fromEntries(Object.entries(inputs).filter(([name]) => !name.startsWith('__')));
  if (type === 'kubernetes:helm.sh/v3:Release') {
    return Object.keys(sent)
      .filter((name) => !releaseInputs.includes(name))
      .map((name) => `${name} is no input of a release`);
  }
  // Without the stored schemas, `npm run test:cluster` proves the same objects.
  return keptValidator?.errors(sent as unknown as Parameters<typeof keptValidator.errors>[0]) ?? [];
}
