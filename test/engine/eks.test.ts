import { describeLifecycles } from './lifecycle';

describeLifecycles('eks');
