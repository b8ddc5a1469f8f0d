import { charts } from '../../catalog/charts';
import { assertNever } from '../../units/assert-never';
import { accountWords, type Project, type ProjectFile } from './project';

/** The README of a project: what to change, and the next steps in order. */
export function readme(project: Project): ProjectFile {
  const { name, provider } = project;
  const file = project.language === 'yaml' ? 'modelplatform.yaml' : 'platform.ts';
  return {
    path: 'README.md',
    text: `# ${name}

An ML platform that is generated from one definition: [${file}](${file}).

\`\`\`sh
npm install
npm run check     # reports every problem in the definition
npm run plan      # prints everything that the definition creates, and its cost
npm run synth     # writes the manifests to clusters/${name}/${provider === 'aks' ? ' (after the cluster is created, see below)' : ''}
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
  return [
    ...(provider === 'existing'
      ? [
          '`cluster`: the labels of your nodes, their Allocatable as `kubectl describe node` prints it, and your object store.',
        ]
      : [`\`account\`: your ${accountWords[provider]}, which is part of the bucket names; and \`region\`.`]),
    `\`delivery.repository\`: the Git repository that Argo CD reads, such as that of this project. Argo CD reads \`clusters/${name}\` on the branch \`main\`.`,
    '`models`: the object key of your model, and its digest as `sha256sum` prints it.',
    '`teams`: your teams, with groups and users as your cluster authenticates them.',
  ];
}

function steps(project: Project): readonly string[] {
  const { version, repository } = charts['argo-cd'];
  return [
    ...cluster(project),
    ...login(project),
    'Upload your model to the bucket that `npm run plan` shows.',
    `Install Argo CD, if the cluster does not have it: \`helm install argo-cd argo-cd --repo ${repository} --version ${version} --namespace argocd --create-namespace\`. If the repository is private, [add its credentials](https://argo-cd.readthedocs.io/en/stable/user-guide/private-repositories/).`,
    ...(project.provider === 'existing'
      ? [
          'Create the Secret `object-store-credentials` in the namespace `data-science`. Its key `credentials` is an AWS shared credentials file for your object store.',
        ]
      : []),
    'Create the Secret of Grafana: `kubectl create namespace monitoring`, then `kubectl -n monitoring create secret generic grafana-admin --from-literal=admin-user=admin --from-literal=admin-password="$(openssl rand -base64 24)"`.',
    `Commit and push \`clusters/${project.name}\`. Then install everything, including the operators, with \`kubectl apply -f clusters/${project.name}/namespaces/argocd/application-${project.name}.yaml\`.`,
  ];
}

function cluster({ provider }: Project): readonly string[] {
  const create =
    'Create the cluster and its buckets with the credentials of your cloud: `pulumi stack init dev && pulumi up`.';
  switch (provider) {
    case 'eks':
    case 'gke':
      return [create];
    case 'aks':
      return [
        create,
        'Save the client IDs that Azure assigns: `pulumi stack output --json > outputs.json`. Then run `npm run synth -- --outputs outputs.json`.',
      ];
    case 'existing':
      return ['Your cluster needs metrics-server for autoscaling. `kubectl top nodes` works if it is installed.'];
    default:
      return assertNever(provider);
  }
}

function login(project: Project): readonly string[] {
  const command = loginCommand(project);
  if (command === '') return [];
  const where = 'from inside its network, or from a range in `cluster.network.apiAccess`';
  return [`Log in to the cluster ${where}: \`${command}\`.`];
}

function loginCommand({ name, provider, region, account }: Project): string {
  switch (provider) {
    case 'eks':
      return `aws eks update-kubeconfig --name ${name} --region ${region}`;
    case 'gke':
      return `gcloud container clusters get-credentials ${name} --region ${region} --project ${account}`;
    case 'aks':
      return `az aks get-credentials --name ${name} --resource-group "$(az aks list --query "[?name=='${name}'].resourceGroup" --output tsv)" && kubelogin convert-kubeconfig --login azurecli`;
    case 'existing':
      return '';
    default:
      return assertNever(provider);
  }
}
