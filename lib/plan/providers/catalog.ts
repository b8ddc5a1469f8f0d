import type { CloudProvider } from '../../catalog/cloud-providers';
import { servedKubernetesVersions } from '../../catalog/kubernetes';
import { machineSources } from '../../catalog/machines';
import { servicePrices } from '../../catalog/service-prices';
import type { Cloud } from './provider';

/** The facts of a cloud that the catalog has. */
export function catalogFacts(
  name: CloudProvider,
): Pick<Cloud, 'kubernetesVersions' | 'priceSource' | 'purchaseSource' | 'servicePrices'> {
  return {
    kubernetesVersions: servedKubernetesVersions[name].map(({ version }) => version),
    priceSource: () => sourceOf(name, /price/),
    servicePrices: servicesOf(name),
    purchaseSource: () => sourceOf(name, /consumption options|Capacity Blocks|capacity reservations/),
  };
}

function servicesOf(name: CloudProvider) {
  const { region, sources } = servicePrices(name);
  return { region, sources: sources.map(({ from, date }) => `${from}, ${date}`) };
}

function sourceOf(name: CloudProvider, subject: RegExp): string {
  const source = machineSources(name).find((each) => subject.test(each.name));
  return source ? `${source.from}, ${source.date}` : 'unknown';
}
