export { GkeCluster } from './cluster';
