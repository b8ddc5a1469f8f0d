export { AksCluster } from './cluster';
