import type { CloudRegistries, RegistryName } from './registries';

/** Source: Amazon ECR User Guide, "Storing your upstream repository credentials in an AWS Secrets Manager secret", 2026-11. */
const credentials = {
  expression: /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:ecr-pullthroughcache\/[\w/+=.@-]+$/,
  allowed: 'the ARN of a secret in AWS Secrets Manager whose name starts with ecr-pullthroughcache/',
};

/**
 * Amazon ECR. Prefixes of caches have at most 30 characters, so they have digits of the platform instead of its name.
 * Source: Amazon ECR User Guide, "Sync an upstream registry", and API Reference, CreatePullThroughCacheRule, 2026-11.
 */
export function eksRegistries(domain: string): CloudRegistries {
  const host = ({ account, region }: RegistryName) => `${account}.dkr.ecr.${region}.${domain}`;
  return {
    needAccount: true,
    repositoriesExist: true,
    upstreams: {
      'docker.io': { credentials },
      'ghcr.io': { credentials },
      'public.ecr.aws': {},
      'quay.io': {},
      'registry.k8s.io': {},
    },
    registry: (of) => named(host(of), `${of.platform}/${of.name}`),
    cache: (of, upstream) => named(host(of), `${of.unique}/${upstream}`),
  };
}

function named(host: string, name: string) {
  return { name, address: `${host}/${name}` };
}
