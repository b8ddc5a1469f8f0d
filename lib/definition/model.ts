import type { ModelScanSpec } from './model-scan';

/** A trained model with the versions that services can use. */
export interface ModelSpec<B extends string = string, V extends VersionNames = VersionNames> {
  /** Name of the bucket with its files. */
  readonly bucket: NoInfer<B>;
  /** Versions by name, such as `v1`. Services refer to the name: a DNS label of at most 40 characters. */
  readonly versions: { readonly [N in keyof V]: ModelVersionSpec };
  /**
   * Scan of the files of a version, in each pod, before the server loads them. The startup budget includes its time.
   * @default - the server loads the files after their digest is verified
   */
  readonly scan?: ModelScanSpec;
}

/** One version: one object in the bucket, pinned by its SHA-256. */
export interface ModelVersionSpec {
  /**
   * Key of the object in the bucket: a model file, or a `.tar` or `.tar.gz` archive, which is unpacked before the
   * server starts. For example `churn/v1/model.joblib`. An archive with sparse files, devices, or names and links
   * outside its folder is refused.
   */
  readonly path: string;
  /** SHA-256 of the object, 64 lower-case hexadecimal digits. The server does not start with any other object. */
  readonly sha256: string;
  /**
   * Size of the object, at most 10Ti. The startup budget and the scratch space of each pod depend on it.
   * @default '1Gi'
   */
  readonly size?: string;
}

/** Names of versions, as keys: the compiler infers keys, but widens a union of strings. */
export type VersionNames = Readonly<Record<string, unknown>>;

/** The models of a platform for references: each with the names of its versions. */
export type ModelVersions = Readonly<Record<string, VersionNames>>;

/** Models by name. The compiler infers the names of models and versions from it. */
export type ModelSpecs<B extends string, M extends ModelVersions> = { readonly [K in keyof M]: ModelSpec<B, M[K]> };

/** A model with one of its versions, and the version to roll back to. */
export type ModelReference<M extends ModelVersions = ModelVersions> = {
  readonly [K in keyof M & string]: {
    /** Name of the model. */
    readonly name: K;
    /** Name of the version that serves. */
    readonly version: keyof M[K] & string;
    /**
     * The previous version, which stays warm for a week after a canary or blue-green rollout. To roll back within
     * seconds, swap `version` and `previous`.
     * @default - no version stays warm
     */
    readonly previous?: keyof M[K] & string;
  };
}[keyof M & string];
