/** A finished object, as it stands in a file. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ManifestMetadata;
  readonly [part: string]: unknown;
}

/** Metadata of a finished object. */
export interface ManifestMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** Which object is meant; without a namespace one of the cluster. */
export interface ManifestName {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** An object as people write it: `Deployment risk/churn`. */
export function formatManifestName({ kind, namespace, name }: ManifestName): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

/** Kind, namespace and name of a finished object. */
export function manifestName({ kind, metadata }: Manifest): ManifestName {
  const { name, namespace } = metadata;
  return namespace === undefined ? { kind, name } : { kind, namespace, name };
}
