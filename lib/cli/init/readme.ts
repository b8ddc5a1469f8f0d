import type { Project, ProjectFile } from './project';

/** The next steps, in the order in which they are done. */
export function readme(project: Project): ProjectFile {
  const file = project.language === 'yaml' ? 'modelplatform.yaml' : 'platform.ts';
  return {
    path: 'README.md',
    text: `# ${project.name}

An ML platform, made from one definition: [${file}](${file}).

\`\`\`sh
npm install
npm run check     # finds every fault of the definition
npm run plan      # prints everything that follows from it
npm run synth     # writes the manifests to manifests/${project.provider === 'aks' ? ', once the cluster is made (below)' : ''}
\`\`\`

## Next steps

${steps(project, file)
  .map((step, index) => `${index + 1}. ${step}`)
  .join('\n')}
`,
  };
}

function steps(project: Project, file: string): readonly string[] {
  return [
    ...cluster(project, file),
    `Upload your model to the bucket that \`npm run plan\` names, and put its key and what \`sha256sum\` prints into ${file}.`,
    `Put your own teams into ${file}, with the groups and users that the login of your cluster knows.`,
    `Commit \`manifests/\` and let your GitOps tool apply it, or run \`kubectl apply --server-side --recursive -f manifests\`.`,
  ];
}

function cluster({ provider }: Project, file: string): readonly string[] {
  switch (provider) {
    case 'eks':
    case 'gke':
      return [
        'Make the cluster and its buckets: `pulumi stack init dev && pulumi up`, with the credentials of your cloud.',
      ];
    case 'aks':
      return [
        'Make the cluster and its buckets: `pulumi stack init dev && pulumi up`, with the credentials of your cloud.',
        'Write down what only Azure knows: `pulumi stack output --json > outputs.json`, and from then on `npm run synth -- --outputs outputs.json`.',
      ];
    case 'existing':
      return [
        `Describe your cluster in ${file}: the labels of its nodes, what \`kubectl describe node\` prints under Allocatable, and your object store.`,
      ];
    default:
      return provider satisfies never;
  }
}
