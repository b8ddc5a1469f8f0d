import { assertNever } from '../../units/assert-never';
import type { Project, ProjectFile } from './project';

/** The program that makes the cluster; none for a cluster that exists. */
export function clusterStack(project: Project): readonly ProjectFile[] {
  if (project.provider === 'existing') return [];
  return [
    {
      path: 'Pulumi.yaml',
      text: `name: ${project.name}
description: The cluster of the ML platform ${project.name}.
runtime:
  name: nodejs
  options:
    # tsx runs the program as it is written; npm run typecheck checks it.
    typescript: false
    nodeargs: --import tsx
main: stacks/cluster.ts
`,
    },
    {
      path: 'stacks/cluster.ts',
      text: `// Makes the cluster. Run by \`pulumi up\`.
${imports(project, [])}import { ModelCluster } from 'model-platform/clusters';
${definitionOf(project)}
// \`pulumi stack output --json > outputs.json\` writes them for \`model-platform synth --outputs outputs.json\`.
export const outputs = new ModelCluster(definition.name, { definition }).outputs;
`,
    },
  ];
}

/** The program that gives the manifests to cdk8s, for people who add charts of their own. */
export function manifestsStack(project: Project, version: string): readonly ProjectFile[] {
  return [
    {
      path: 'cdk8s.yaml',
      text: `# For charts of your own beside the platform's. cdk8s removes the whole output folder first, so it must be no
# folder that a GitOps repository keeps anything else in; \`model-platform synth\` needs none of this.
language: typescript
app: node --import tsx stacks/manifests.ts${project.provider === 'aks' ? ' --outputs outputs.json' : ''}
output: cdk8s.out
# Rules about finished objects, your own charts among them; they want every image pinned by its digest. Named by its
# path, because cdk8s installs what is named as a package.
# validations:
#   - package: ./node_modules/model-platform/dist/manifests/validation.js
#     version: ${version}
#     class: ModelPlatformValidation
`,
    },
    {
      path: 'stacks/manifests.ts',
      text: manifestsText(project),
    },
  ];
}

/** Who a service is to the object store only Azure can tell, after it has made the identities. */
const azureOutputs = {
  imports: "import { readFileSync } from 'node:fs';\nimport { parseArgs } from 'node:util';\n",
  reading: `
// What \`pulumi stack output --json > outputs.json\` wrote.
const { values } = parseArgs({ options: { outputs: { type: 'string' } } });
const outputs = values.outputs === undefined ? {} : JSON.parse(readFileSync(values.outputs, 'utf8'));
`,
  argument: ', { outputs }',
};

function manifestsText(project: Project): string {
  const told = project.provider === 'aks' ? azureOutputs : { imports: '', reading: '', argument: '' };
  return `// Gives the manifests to cdk8s. Run by \`cdk8s synth\`.
${told.imports}import { App } from 'cdk8s';
${imports(project, ['ModelPlatform'])}${definitionOf(project)}${told.reading}
const app = new App();
new ModelPlatform(app, definition.name, definition${told.argument});
app.synth();
`;
}

function imports({ language }: Project, names: readonly string[]): string {
  const reading = language === 'yaml' ? ['PlatformError', 'readDefinitionSync'] : [];
  const all = [...new Set([...names, ...reading])].sort((one, other) => one.localeCompare(other, 'en'));
  return all.length === 0 ? '' : `import { ${all.join(', ')} } from 'model-platform';\n`;
}

function definitionOf({ language }: Project): string {
  switch (language) {
    case 'typescript':
      return "import definition from '../platform';\n";
    case 'yaml':
      return `
const { definition, findings } = readDefinitionSync(['modelplatform.yaml']);
if (!definition) throw new PlatformError(findings);
`;
    default:
      return assertNever(language);
  }
}
