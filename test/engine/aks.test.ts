import { describeRuns } from './lifecycle';

describeRuns('aks');
