import { type CloudRegistries, type RegistryName, registryDigits } from './registries';

/**
 * Azure Container Registry. Names are unique in all of Azure: 5 to 50 letters and digits.
 * Source: Microsoft Learn "Artifact cache in Azure Container Registry", upstream support, 2026-11. Docker Hub needs
 * credentials in a key vault that exist before the cache.
 */
export const aksRegistries: CloudRegistries = {
  needAccount: false,
  repositoriesExist: false,
  upstreams: { 'ghcr.io': {}, 'mcr.microsoft.com': {}, 'public.ecr.aws': {}, 'quay.io': {}, 'registry.k8s.io': {} },
  registry: (of) => {
    const name = registryName(of);
    return { name, address: `${name}.azurecr.io` };
  },
  cache: (of, upstream) => {
    const name = registryName(of);
    return { name, address: `${name}.azurecr.io/${upstream}` };
  },
};

function registryName(of: RegistryName): string {
  return `${`${of.platform}${of.name}`.replace(/[^a-z0-9]/g, '').slice(0, 42)}${registryDigits(of)}`;
}
