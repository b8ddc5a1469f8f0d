import type { CloudProvider } from '../../catalog/cloud-providers';
import { servedKubernetesVersions } from '../../catalog/kubernetes';
import { machineSources } from '../../catalog/machines';
import type { Cloud } from './provider';

/** The facts of a cloud that the catalog has. */
export function catalogFacts(
  name: CloudProvider,
): Pick<Cloud, 'kubernetesVersions' | 'priceSource' | 'purchaseSource'> {
  return {
    kubernetesVersions: servedKubernetesVersions[name].map(({ version }) => version),
    priceSource: () => sourceOf(name, /price/),
    purchaseSource: () => sourceOf(name, /consumption options|Capacity Blocks|capacity reservations/),
  };
}

function sourceOf(name: CloudProvider, subject: RegExp): string {
  const source = machineSources(name).find((each) => subject.test(each.name));
  return source ? `${source.from}, ${source.date}` : 'unknown';
}
