import type * as z from 'zod';
import type { PrometheusTargetSpec } from '../../definition/monitoring';
import { existingProvider } from '../../definition/provider-names';
import { shapeFindings } from '../../definition/schema/findings';
import { standaloneNameSchema } from '../../definition/schema/standalone';
import type { StandaloneSpec } from '../../definition/standalone';
import { type Finding, type Path, PlatformError } from '../../errors';
import { type PrometheusTarget, prometheusAt, prometheusIn } from '../add-ons/prometheus';
import { addressRule } from '../providers/network-rules';
import type { ModelScheme, Provider } from '../providers/provider';
import { providerNamed } from '../providers/select';
import { rules } from '../rules/all';
import { applyRules, type Contexts, findingsBy, rulesFor } from '../rules/apply';
import { storageObjectStoreSafe, storeRange } from '../rules/cluster/storage-object-store-safe';
import { applyWaivers } from '../rules/waive';
import type { BucketLocation } from '../types/bucket';
import type { IdentityMechanism } from '../types/identity';

/** Prometheus of the cluster: the one of the spec, or the one of kube-prometheus-stack with its default name. */
export function standalonePrometheus({ prometheus }: { readonly prometheus?: PrometheusTargetSpec }): PrometheusTarget {
  return prometheus ? prometheusAt(prometheus) : prometheusIn();
}

/** An address of an object store, and where the spec has it. */
interface StoreAddress {
  readonly path: Path;
  readonly uri: string;
}

/** Findings of the name and the shape of a spec. */
export function shapeOf(name: string, spec: unknown, schema: z.ZodType): readonly Finding[] {
  const named = standaloneNameSchema.safeParse(name, { reportInput: true });
  const parsed = schema.safeParse(spec, { reportInput: true });
  return [
    ...(named.success ? [] : shapeFindings(name, named.error.issues)),
    ...(parsed.success ? [] : shapeFindings(spec, parsed.error.issues)),
  ];
}

/** @throws PlatformError if there are findings. */
export function throwFindings(findings: readonly Finding[]): void {
  if (findings.length > 0) throw new PlatformError(findings);
}

/** Applies the rules of all scopes that have contexts. @throws PlatformError with the findings that are not waived. */
export function applyStandaloneRules(contexts: Contexts, { waivers = [] }: Pick<StandaloneSpec, 'waivers'>): void {
  const applied = rulesFor(contexts, rules);
  const { findings } = applyWaivers(applyRules(contexts, applied), waivers, applied);
  throwFindings(findings);
}

const stores: Readonly<Record<ModelScheme, string>> = { s3: 'S3', gs: 'Google Cloud Storage' };

/** The identities of the provider can read the object stores. */
export function storeFindings(
  { provider = existingProvider }: Pick<StandaloneSpec, 'provider'>,
  addresses: readonly StoreAddress[],
): readonly Finding[] {
  const { readableSchemes, title } = providerNamed(provider);
  return addresses
    .filter(({ uri }) => !readableSchemes.includes(schemeOf(uri)))
    .map(({ path, uri }) => ({
      rule: 'identity/reaches-store',
      path,
      problem: `${stores[schemeOf(uri)]} does not accept identities of ${title}`,
      value: uri,
      allowed: readableSchemes.map((scheme) => uri.replace(/^[a-z0-9]+(?=:)/, scheme)),
      fix: `use ${readableSchemes.map((scheme) => stores[scheme]).join(' or ')}, or set provider to the provider of the cluster`,
    }));
}

/** The schemas accept no other scheme. */
function schemeOf(uri: string): ModelScheme {
  return uri.startsWith('gs://') ? 'gs' : 's3';
}

/** The bucket of an address, and the path in it, which is empty for the address of a bucket. */
export function locationOf(
  uri: string,
  region = 'us-east-1',
): { readonly location: BucketLocation; readonly path: string } {
  const [, rest = ''] = uri.split('://');
  const [bucket = '', ...parts] = rest.split('/');
  const location: BucketLocation = schemeOf(uri) === 'gs' ? { kind: 'gcs', bucket } : { kind: 's3', bucket, region };
  return { location, path: parts.join('/') };
}

/** The facts of the provider, with the addresses of the object store that the user gives. */
export function standaloneProvider({ provider = existingProvider, objectStoreCidrs }: StandaloneSpec): Provider {
  return {
    ...providerNamed(provider),
    objectStoreRules: [addressRule(objectStoreCidrs, [443], 'the object store')],
  };
}

/** The ranges of the object store are narrow and exclude the addresses of the node. */
export function rangeFindings({ objectStoreCidrs }: StandaloneSpec): readonly Finding[] {
  const found = objectStoreCidrs.flatMap((cidr, index) => storeRange(cidr, ['objectStoreCidrs', index]));
  return findingsBy(storageObjectStoreSafe, found);
}

/** The service account of the workload, and how its pods authenticate. */
export function standaloneIdentity(
  name: string,
  { namespace, serviceAccount = name, credentialsSecret }: StandaloneSpec,
  provider: Provider,
): { readonly serviceAccount: string; readonly identity: IdentityMechanism } {
  if (credentialsSecret !== undefined) {
    return { serviceAccount, identity: { kind: 'secret', secret: credentialsSecret } };
  }
  const identity: IdentityMechanism = provider.podIdentities
    ? provider.identity(namespace, serviceAccount, undefined)
    : { kind: 'ambient' };
  return { serviceAccount, identity };
}
