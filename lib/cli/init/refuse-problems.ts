import { parse } from 'yaml';
import { formatPath, isError } from '../../errors';
import { valueText } from '../../report/values';
import { exitCodes } from '../exit-code';
import { Failure } from '../failure';
import { yamlDefinition } from './definition-yaml';
import type { Project } from './project';

/**
 * Refuses options whose project `check` would refuse, such as a region of another cloud. The definitions in both languages
 * are the same.
 *
 * @throws Failure with all problems
 */
export function refuseProblems(project: Project): void {
  // Loaded lazily, so that `--help` does not wait for the planner.
  const { checkModelPlatform } = require('../../plan/plan') as typeof import('../../plan/plan');
  const { findings } = checkModelPlatform(parse(yamlDefinition(project).text));
  const problems = findings.filter(isError);
  if (problems.length === 0) return;
  const list = problems.map(
    ({ path, problem, value, fix }) => `\n  ${formatPath(path)} ${valueText(value)}: ${problem}; ${fix}`,
  );
  throw new Failure(`check would refuse the project, so nothing was written:${list.join('')}`, exitCodes.problem);
}
