import type { Source } from './source';

/** A registry whose images everyone can pull without credentials, unless their owner makes them private. */
interface PublicRegistry {
  readonly host: string;
  readonly source: Source;
}

/**
 * Registries with public images. Those of the clouds, in which every account has private images only, are not among them.
 * An image of a public registry can be private too, which only its owner knows.
 */
const publicRegistries: readonly PublicRegistry[] = [
  { host: 'docker.io', source: documented('Docker Hub, "Usage and limits": unauthenticated pulls', 'docs.docker.com') },
  {
    host: 'gcr.io',
    source: documented('Container Registry: public images of distroless and others', 'cloud.google.com'),
  },
  { host: 'ghcr.io', source: documented('GitHub Packages: public images need no authentication', 'docs.github.com') },
  {
    host: 'mcr.microsoft.com',
    source: documented('Microsoft Artifact Registry: anonymous pulls', 'learn.microsoft.com'),
  },
  { host: 'nvcr.io', source: documented('NGC catalog: public containers need no key', 'docs.nvidia.com') },
  { host: 'public.ecr.aws', source: documented('Amazon ECR Public: anonymous pulls', 'docs.aws.amazon.com') },
  { host: 'quay.io', source: documented('Quay: public repositories need no login', 'docs.projectquay.io') },
  { host: 'registry.k8s.io', source: documented('images of Kubernetes', 'kubernetes/registry.k8s.io:README.md') },
];

/** Hosts of the registries with public images. */
export const publicHosts: readonly string[] = publicRegistries.map(({ host }) => host);

function documented(name: string, from: string): Source {
  return { name, from, date: '2026-11-30' };
}
