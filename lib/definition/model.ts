/** A trained model and the versions of it that may be served. */
export interface ModelSpec<B extends string = string, V extends VersionNames = VersionNames> {
  /** The bucket that holds its files. */
  readonly bucket: NoInfer<B>;
  readonly versions: { readonly [N in keyof V]: ModelVersionSpec };
}

/** One version: one object in the bucket, pinned by what is in it. */
export interface ModelVersionSpec {
  /** Key of the object in the bucket: a model file, or a `.tar` or `.tar.gz` that is unpacked beside the server. */
  readonly path: string;
  /** SHA-256 of that object, 64 hexadecimal digits. The server does not start on another. */
  readonly sha256: string;
  /**
   * Size of the object. Decides how long a start may take and how much scratch space a pod asks for.
   * @default '1Gi'
   */
  readonly size?: string;
}

/** Names of versions, as keys: the compiler infers keys where it would widen a union of texts. */
export type VersionNames = Readonly<Record<string, unknown>>;

/** The models of a platform, as far as references need to know them: each with the names of its versions. */
export type ModelVersions = Readonly<Record<string, VersionNames>>;

/** Models by name. The names of models and of their versions are inferred from it. */
export type ModelSpecs<B extends string, M extends ModelVersions> = { readonly [K in keyof M]: ModelSpec<B, M[K]> };

/** A model together with one of its own versions, and with the one to go back to. */
export type ModelReference<M extends ModelVersions = ModelVersions> = {
  readonly [K in keyof M & string]: {
    readonly name: K;
    readonly version: keyof M[K] & string;
    /**
     * The version before, which stays warm after a canary or blue-green rollout. The way back, which takes seconds, is to
     * let `version` and `previous` change places.
     * @default - none stays warm
     */
    readonly previous?: keyof M[K] & string;
  };
}[keyof M & string];
