import { describeRuns } from './lifecycle';

describeRuns('eks');
