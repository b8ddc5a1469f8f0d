import { apiVersions } from '../catalog/apis';
import type { Create, KubeObjectProps } from './kube';
import type { Manifest, ManifestMetadata } from './manifest';

/** Creates objects as plain JSON, without a construct. The ids are not used. */
export const createManifest: Create<Manifest> = (_, props) => kubeManifest(props);

/** The object as plain JSON with the API version of the catalog. It can share values with the plan. */
export function kubeManifest({ kind, metadata, ...parts }: KubeObjectProps): Manifest {
  return { apiVersion: apiVersions[kind], kind, metadata: withoutEmpty(metadata), ...parts };
}

/** cdk8s omits labels, annotations and finalizers without entries. */
function withoutEmpty({
  name,
  namespace,
  labels,
  annotations,
  finalizers,
}: KubeObjectProps['metadata']): ManifestMetadata {
  return {
    name,
    ...(namespace !== undefined && { namespace }),
    ...(labels && Object.keys(labels).length > 0 && { labels }),
    ...(annotations && Object.keys(annotations).length > 0 && { annotations }),
    ...(finalizers && finalizers.length > 0 && { finalizers }),
  };
}
