import { charts } from '../../catalog/charts';
import type { Project, ProjectFile } from './project';
import { needsOutputs, setups } from './providers';

/** The README of a project: what to change, and the next steps in order. */
export function readme(project: Project): ProjectFile {
  const { name } = project;
  const file = project.language === 'yaml' ? 'modelplatform.yaml' : 'platform.ts';
  return {
    path: 'README.md',
    text: `# ${name}

An ML platform that is generated from one definition: [${file}](${file}).

\`\`\`sh
npm install
npm run check     # reports every problem in the definition
npm run plan      # prints everything that the definition creates, and its cost
npm run synth     # writes the manifests to clusters/${name}/${needsOutputs(project) ? ' (after the cluster is created, see below)' : ''}
\`\`\`

## What to change in ${file}

${list(changes(project), '-')}

## Next steps

${list(steps(project), '1.')}
`,
  };
}

function list(entries: readonly string[], mark: '-' | '1.'): string {
  return entries.map((entry, index) => `${mark === '-' ? mark : `${index + 1}.`} ${entry}`).join('\n');
}

function changes({ name, provider }: Project): readonly string[] {
  const setup = setups[provider];
  return [
    setup.managed
      ? `\`account\`: your ${setup.accountTitle}, which is part of the bucket names; and \`region\`.`
      : '`cluster`: the labels of your nodes, their Allocatable as `kubectl describe node` prints it, and your object store.',
    `\`delivery.repository\`: the Git repository that Argo CD reads, such as that of this project. Argo CD reads \`clusters/${name}\` on the branch \`main\`.${setup.managed ? " If it is private, write `credential: { kind: 'token' }` in `bootstrap`, and run `pulumi config set --secret repositoryCredential` after `pulumi stack init`." : ''}`,
    '`models`: the object key of your model, and its digest as `sha256sum` prints it.',
    '`monitoring.alerts.pager`: the webhook that calls the people on call.',
    setup.managed
      ? `\`teams\`: your teams, with the groups of their members; and \`cluster.groups\`: who is in these groups, as ${setup.peopleTitle}.`
      : '`teams`: your teams, with groups and users as your cluster authenticates them.',
    ...(setup.managed && setup.needsApiAccess
      ? ['`cluster.network.apiAccess`: the ranges from which you and Pulumi reach the Kubernetes API.']
      : []),
  ];
}

function steps(project: Project): readonly string[] {
  const upload = 'Upload your model to the bucket that `npm run plan` shows.';
  const { managed } = setups[project.provider];
  return managed
    ? [
        ...cluster(project),
        upload,
        `Commit and push \`clusters/${project.name}\`. Argo CD then installs everything, including the operators: one Application for each team and operator.`,
      ]
    : [...cluster(project), upload, ...ownArgoCd(project)];
}

/** Steps on a cluster that Pulumi does not create. */
function ownArgoCd({ name }: Project): readonly string[] {
  const { version, repository } = charts['argo-cd'];
  const files = ['appproject', 'application'].map(
    (kind) => ` -f clusters/${name}/namespaces/argocd/${kind}-${name}.yaml`,
  );
  return [
    `Install Argo CD, if the cluster does not have it: \`helm install argo-cd argo-cd --repo ${repository} --version ${version} --namespace argocd --create-namespace\`. If the repository is private, [add its credentials](https://argo-cd.readthedocs.io/en/stable/user-guide/private-repositories/).`,
    'Create the Secret `object-store-credentials` in the namespace `data-science`. Its key `credentials` is an AWS shared credentials file for your object store.',
    'Create the Secret of Grafana: `kubectl create namespace monitoring`, then `kubectl -n monitoring create secret generic grafana-admin --from-literal=admin-user=admin --from-literal=admin-password="$(openssl rand -base64 24)"`.',
    `Commit and push \`clusters/${name}\`. Then install everything, including the operators, with \`kubectl apply${files.join('')}\`. Argo CD then has one Application for each team and operator.`,
  ];
}

function cluster(project: Project): readonly string[] {
  const setup = setups[project.provider];
  if (!setup.managed) {
    return [
      'Provide what `npm run plan` lists under "Prerequisites", such as metrics-server; on nodes with GPUs, that includes the NVIDIA driver and device plugin. For each operator under "Add-ons" that the cluster already has, set `addOns.NAME.manage: false`.',
    ];
  }
  const where = setup.needsApiAccess ? ' from inside its network, or from a range in `cluster.network.apiAccess`' : '';
  return [
    ...(needsOutputs(project)
      ? ['Read the manifests before the cluster exists: `npm run -s synth -- --outputs placeholder --stdout`.']
      : []),
    'Create the cluster, its buckets and Argo CD with the credentials of your cloud: `pulumi stack init dev && pulumi up`.',
    ...(setup.outputs === undefined
      ? []
      : [
          `Save ${setup.outputs}: \`pulumi stack output --json > outputs.json\`. Then run \`npm run synth -- --outputs outputs.json\`.`,
        ]),
    `Log in to the cluster${where}: \`${setup.login(project)}\`.`,
  ];
}
