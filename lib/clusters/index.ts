export type { ClusterArgs, ClusterIdentity, ClusterOutputs, ModelClusterComponent } from './contract';
export { ModelCluster, type ModelClusterArgs } from './model-cluster';
