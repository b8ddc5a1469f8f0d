import { AMITypes, CapacityTypes } from '@aws-sdk/client-eks';
import { KnownGPUDriver, KnownScaleSetPriority } from '@azure/arm-containerservice';
import type { CloudProvider } from '../../lib/catalog/cloud-providers';
import { defaultKubernetesVersion, kubernetesVersions, servedKubernetesVersions } from '../../lib/catalog/kubernetes';

const providers: readonly CloudProvider[] = ['eks', 'gke', 'aks'];

test.each(providers)('%s offers the default version in standard support', (provider) => {
  const served = servedKubernetesVersions[provider];
  expect(served.find((row) => row.version === defaultKubernetesVersion)?.support).toBe('standard');
  expect(served.map((row) => row.version)).toEqual(kubernetesVersions);
});

test('later versions have later end dates', () => {
  expect.hasAssertions();
  for (const served of Object.values(servedKubernetesVersions)) {
    const ends = served.flatMap((row) => row.ends ?? []);
    for (const end of ends) expect(end).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
    expect(ends).toEqual([...ends].sort());
  }
});

// Other layers write these values as strings.
test('image and capacity types match the EKS API', () => {
  expect(Object.values(AMITypes)).toEqual(
    expect.arrayContaining([
      'AL2023_x86_64_STANDARD',
      'AL2023_ARM_64_STANDARD',
      'AL2023_x86_64_NVIDIA',
      'AL2023_ARM_64_NVIDIA',
    ]),
  );
  expect(Object.values(CapacityTypes).sort()).toEqual(['CAPACITY_BLOCK', 'ON_DEMAND', 'SPOT']);
});

test('GPU driver and spot values match the AKS API', () => {
  expect(Object.values(KnownGPUDriver).sort()).toEqual(['Install', 'None']);
  expect(Object.values(KnownScaleSetPriority).sort()).toEqual(['Regular', 'Spot']);
});
