import type { PackageFacts } from '../package-facts';
import { typescriptDefinition } from './definition-typescript';
import { yamlDefinition } from './definition-yaml';
import { packageJson } from './package-json';
import type { Project, ProjectFile } from './project';
import { readme } from './readme';
import { gitignore, tsconfig } from './settings';
import { clusterStack, manifestsStack } from './stacks';

/** Every file of a new project. */
export function projectFiles(project: Project, facts: PackageFacts): readonly ProjectFile[] {
  return [
    project.language === 'yaml' ? yamlDefinition(project) : typescriptDefinition(project),
    packageJson(project, facts),
    tsconfig(project),
    ...clusterStack(project),
    ...manifestsStack(project, facts.version),
    gitignore(),
    readme(project),
  ];
}
