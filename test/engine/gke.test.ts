import { describeRuns } from './lifecycle';

describeRuns('gke');
