import { assertNever } from '../../units/assert-never';
import { byCodeUnit } from '../../units/order';
import type { Project, ProjectFile } from './project';
import { needsOutputs, setups } from './providers';

/** The Pulumi program that creates the cluster; none for an existing cluster. */
export function clusterStack(project: Project): readonly ProjectFile[] {
  if (!setups[project.provider].managed) return [];
  return [
    {
      path: 'Pulumi.yaml',
      text: `name: ${project.name}
description: The cluster of the ML platform ${project.name}.
runtime:
  name: nodejs
  options:
    # tsx runs the program without a type check; npm run typecheck checks it.
    typescript: false
    nodeargs: --import tsx
main: stacks/cluster.ts
`,
    },
    {
      path: 'stacks/cluster.ts',
      text: `// Creates the cluster and installs Argo CD. Run by \`pulumi up\`.
${imports(project, [])}import { ModelCluster } from '@model-platform/core/clusters';
import { Config } from '@pulumi/pulumi';
${definitionOf(project)}
// Token or key of a private repository, from \`pulumi config set --secret repositoryCredential\`.
const repositoryCredential = new Config().getSecret('repositoryCredential');

// For \`model-platform synth --outputs outputs.json\`, after \`pulumi stack output --json > outputs.json\`.
export const outputs = new ModelCluster(definition.name, { definition, repositoryCredential }).outputs;
`,
    },
  ];
}

/** The cdk8s app that renders the manifests, for users who add their own charts. */
export function manifestsStack(project: Project, version: string): readonly ProjectFile[] {
  return [
    {
      path: 'cdk8s.yaml',
      text: `# Only needed to add your own charts; \`model-platform synth\` does not use this file. cdk8s deletes the whole output
# folder first, so it must not contain other files.
language: typescript
app: node --import tsx stacks/manifests.ts${needsOutputs(project) ? ' --outputs outputs.json' : ''}
output: cdk8s.out
# Rules for the rendered objects, including those of your own charts. They require every image to be pinned by digest.
# The package is given as a path, because cdk8s would install a package name.
# validations:
#   - package: ./node_modules/@model-platform/core/dist/manifests/validation.js
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

/** The part of the app that reads the outputs of the Pulumi stack from a file. */
const outputsParts = {
  imports: "import { readFileSync } from 'node:fs';\nimport { parseArgs } from 'node:util';\n",
  reading: `
// The file that \`pulumi stack output --json > outputs.json\` wrote.
const { values } = parseArgs({ options: { outputs: { type: 'string' } } });
const outputs = values.outputs === undefined ? {} : JSON.parse(readFileSync(values.outputs, 'utf8'));
`,
  argument: ', { outputs }',
};

function manifestsText(project: Project): string {
  const outputs = needsOutputs(project) ? outputsParts : { imports: '', reading: '', argument: '' };
  return `// Renders the manifests with cdk8s. Run by \`cdk8s synth\`.
${outputs.imports}import { App } from 'cdk8s';
${imports(project, ['ModelPlatform', 'synthesize'])}${definitionOf(project)}${outputs.reading}
const app = new App();
new ModelPlatform(app, definition.name, definition${outputs.argument});
synthesize(app);
`;
}

function imports({ language }: Project, names: readonly string[]): string {
  const reading = language === 'yaml' ? ['PlatformError', 'readDefinitionSync'] : [];
  const all = [...new Set([...names, ...reading])].sort(byCodeUnit);
  return all.length === 0 ? '' : `import { ${all.join(', ')} } from '@model-platform/core';\n`;
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
