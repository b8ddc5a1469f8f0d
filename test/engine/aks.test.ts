import { describeLifecycles } from './lifecycle';

describeLifecycles('aks');
