/** A rendered object, as written to a file. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ManifestMetadata;
  readonly [part: string]: unknown;
}

/** Metadata of a rendered object. */
export interface ManifestMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** Identifies an object. Cluster-scoped objects have no namespace. */
export interface ManifestName {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** Formats the name of an object: `Deployment risk/churn`. */
export function formatManifestName({ kind, namespace, name }: ManifestName): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

/** Kind, namespace and name of a rendered object. */
export function manifestName({ kind, metadata }: Manifest): ManifestName {
  const { name, namespace } = metadata;
  return namespace === undefined ? { kind, name } : { kind, namespace, name };
}
