import { charts } from '../../catalog/charts';
import { assertNever } from '../../units/assert-never';
import { accountWords, type Project, type ProjectFile } from './project';

/** What to change, and the next steps in the order in which they are done. */
export function readme(project: Project): ProjectFile {
  const { name, provider } = project;
  const file = project.language === 'yaml' ? 'modelplatform.yaml' : 'platform.ts';
  return {
    path: 'README.md',
    text: `# ${name}

An ML platform, made from one definition: [${file}](${file}).

\`\`\`sh
npm install
npm run check     # finds every fault of the definition
npm run plan      # prints everything that follows from it
npm run synth     # writes the manifests to clusters/${name}/${provider === 'aks' ? ', once the cluster is made (below)' : ''}
\`\`\`

## Change in ${file}

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
          '`cluster`: the labels of your nodes, what `kubectl describe node` prints under Allocatable, and your object store.',
        ]
      : [`\`account\`: your ${accountWords[provider]}, which goes into the buckets' names; and \`region\`.`]),
    `\`delivery.repository\`: the Git repository that Argo CD reads, such as the one of this project. It reads \`clusters/${name}\` of the branch \`main\`.`,
    '`models`: the key of your model in its bucket, and what `sha256sum` prints of it.',
    '`teams`: your own, with the groups and users that the login of your cluster knows.',
  ];
}

function steps(project: Project): readonly string[] {
  const { version, repository } = charts['argo-cd'];
  return [
    ...cluster(project),
    ...login(project),
    'Upload your model to the bucket that `npm run plan` names.',
    `Install Argo CD, if it is not there: \`helm install argo-cd argo-cd --repo ${repository} --version ${version} --namespace argocd --create-namespace\`. If the repository is private, [tell it how to log in](https://argo-cd.readthedocs.io/en/stable/user-guide/private-repositories/).`,
    ...(project.provider === 'existing'
      ? [
          'Make the Secret `object-store-credentials` in the namespace `data-science`: its key `credentials` is an AWS shared credentials file for your object store.',
        ]
      : []),
    'Make the Secret of Grafana: `kubectl create namespace monitoring`, then `kubectl -n monitoring create secret generic grafana-admin --from-literal=admin-user=admin --from-literal=admin-password="$(openssl rand -base64 24)"`.',
    `Commit \`clusters/${project.name}\` and push it. Then start everything, the operators included, with \`kubectl apply -f clusters/${project.name}/namespaces/argocd/application-${project.name}.yaml\`.`,
  ];
}

function cluster({ provider }: Project): readonly string[] {
  const made =
    'Make the cluster and its buckets: `pulumi stack init dev && pulumi up`, with the credentials of your cloud.';
  switch (provider) {
    case 'eks':
    case 'gke':
      return [made];
    case 'aks':
      return [
        made,
        'Write down what only Azure knows: `pulumi stack output --json > outputs.json`, and from then on `npm run synth -- --outputs outputs.json`.',
      ];
    case 'existing':
      return [
        'Your cluster needs metrics-server, which services are scaled by: `kubectl top nodes` shows whether it is there.',
      ];
    default:
      return assertNever(provider);
  }
}

function login(project: Project): readonly string[] {
  const command = loginCommand(project);
  if (command === '') return [];
  const where = 'from inside its network, or from an address that `cluster.network.apiAccess` names';
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
