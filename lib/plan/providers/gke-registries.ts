import { joinName } from '../../units/names';
import type { CloudRegistries, RegistryName } from './registries';

/** Artifact Registry, whose repositories each contain many images. Their ids have at most 63 characters. */
export const gkeRegistries: CloudRegistries = {
  needAccount: true,
  repositoriesExist: false,
  // Source: Google Cloud "Create remote repositories": Docker Hub, and any registry with a Docker API, 2026-11.
  upstreams: {
    'docker.io': {},
    'ghcr.io': {},
    'mcr.microsoft.com': {},
    'nvcr.io': {},
    'public.ecr.aws': {},
    'quay.io': {},
    'registry.k8s.io': {},
  },
  registry: (of) => named(of, joinName([of.platform, of.name], 63)),
  cache: (of, upstream) => named(of, joinName([of.platform, of.name, upstream.replaceAll('.', '-')], 63)),
};

function named({ region, account }: RegistryName, name: string) {
  return { name, address: `${region}-docker.pkg.dev/${account}/${name}` };
}
