import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Manifest } from '../../lib/manifests/manifest';
import { type GoProgram, programPath } from '../go/program';
import type { Peer, Port } from './peers';

/** The program of `go/main.go`, which decides on connections with the policy engine of cyclonus. */
export const policyEngine: GoProgram = { name: 'network-policies', folder: join(__dirname, 'go'), package: '.' };

/** The allowed ports from each peer to each other, as the policy engine decides: `1` for an allowed port of the list. */
export function decide(
  policies: readonly Manifest[],
  peers: readonly Peer[],
  ports: readonly Port[],
): readonly (readonly string[])[] {
  const { stdout, stderr, error } = spawnSync(programPath(policyEngine), {
    input: JSON.stringify({ policies, peers: peers.map(inEngine), ports }),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error ?? stdout === '') throw new Error(`the policy engine failed: ${error?.message ?? stderr}`);
  return JSON.parse(stdout) as readonly (readonly string[])[];
}

/** An address outside of the cluster has no namespace. A namespace has the label that Kubernetes sets. */
function inEngine({ namespace = '', labels, address }: Peer): unknown {
  return {
    namespace,
    namespaceLabels: { 'kubernetes.io/metadata.name': namespace },
    podLabels: labels,
    address,
  };
}
