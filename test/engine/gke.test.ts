import { describeLifecycles } from './lifecycle';

describeLifecycles('gke');
