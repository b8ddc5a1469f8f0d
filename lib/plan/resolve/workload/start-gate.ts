import { modelDownloadImage } from '../../../catalog/images';
import type { TeamSpec } from '../../../definition/team';
import { MiB } from '../../../units/quantity';
import { confinedDns } from '../../facts/confined-dns';
import type { Provider } from '../../providers/provider';
import type { ContainerPlan } from '../../types/container';
import { startGateScript } from './start-gate-script';

/**
 * The init container that delays the start of a confined team's pod until its network is closed. Undefined if pods start
 * with their network policies.
 */
export function startGateOf(
  { confined }: Pick<TeamSpec, 'confined'>,
  { policiesFollowPods }: Pick<Provider, 'policiesFollowPods'>,
): ContainerPlan | undefined {
  if (!confined || !policiesFollowPods) return undefined;
  const { marker } = confinedDns(policiesFollowPods.confinedZones);
  return {
    name: 'network-closed',
    image: modelDownloadImage.reference,
    command: ['/bin/sh', '-c', startGateScript],
    env: { DNS_NAME: marker.name, DNS_ANSWER: marker.address },
    ports: [],
    resources: { cpuMilli: 10, memoryBytes: 32 * MiB, ephemeralBytes: 16 * MiB, devices: {} },
    mounts: [],
  };
}
