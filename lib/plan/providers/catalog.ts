import type { CloudProvider } from '../../catalog/cloud-providers';
import { servedKubernetesVersions } from '../../catalog/kubernetes';
import { machineSources } from '../../catalog/machines';
import type { Cloud } from './provider';

/** The facts of a cloud that the catalog has. */
export function catalogFacts(name: CloudProvider): Pick<Cloud, 'kubernetesVersions' | 'priceSource'> {
  return {
    kubernetesVersions: servedKubernetesVersions[name].map(({ version }) => version),
    priceSource: () => {
      const source = machineSources(name).find((each) => /price/.test(each.name));
      return source ? `${source.from}, ${source.date}` : 'unknown';
    },
  };
}
