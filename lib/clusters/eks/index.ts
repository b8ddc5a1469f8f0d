export { EksCluster } from './cluster';
