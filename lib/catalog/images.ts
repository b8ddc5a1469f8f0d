import type { Source } from './source';

/** A container image that the platform itself brings. */
export interface Image {
  /** With its digest, where one could be established. */
  readonly reference: string;
  readonly source: Source;
}

/** rclone: fetches a model from any cloud's object store with the pod's own identity. */
export const modelDownloadImage: Image = {
  reference: 'docker.io/rclone/rclone:1.75.1@sha256:45401ad7410db1d67ffdb58e19059ad20b0d8e0285a60e38bbec55cc1019c7a5',
  source: { name: 'digest of the image index', from: 'Ruakij/csi-rclone:Dockerfile@4e294582', date: '2026-11-24' },
};

/**
 * MLServer with its scikit-learn runtime (scikit-learn 1.6.1, joblib 1.5.1). No public file was found that names
 * this image's digest, so a service that uses it says so in a waiver, or names its own image.
 */
export const scikitLearnServerImage: Image = {
  reference: 'docker.io/seldonio/mlserver:1.7.1-sklearn',
  source: {
    name: 'tag, and the versions in it',
    from: 'SeldonIO/MLServer:runtimes/sklearn/poetry.lock@021d22ab',
    date: '2026-11-24',
  },
};
