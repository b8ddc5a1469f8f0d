import { stringify } from 'yaml';
import { groupsOn } from '../fixtures/moved-to';
import { programPath } from '../go/program';
import { pulumi, Stack, Workstation } from './pulumi';
import { Recorder, type Step } from './recorder';

// The real `pulumi up` installs Argo CD on each cloud, for a private repository.

const token = 'glpat-token-of-the-test';

const clouds = [
  ['eks', 'us-east-1'],
  ['gke', 'us-central1'],
  ['aks', 'eastus'],
] as const;

interface Installed {
  readonly created: readonly Step[];
  readonly text: string;
}

async function install(provider: string, region: string): Promise<Installed> {
  const recorder = await Recorder.start();
  const at = new Workstation(programPath(pulumi), recorder.environment);
  try {
    const stack = await Stack.init(at, 'dev');
    const layer = {
      cluster: { provider, region, groups: groupsOn(provider as 'eks', ['clinic', 'clinic-oncall']) },
      delivery: { bootstrap: { credential: { kind: 'token' } } },
    };
    await stack.useFiles(['examples/first-model/platform.ts', at.write('private.yaml', stringify(layer))]);
    await stack.useCredential(token);
    await stack.up('--skip-preview');
    const { text } = await stack.state();
    return { created: recorder.take(), text };
  } finally {
    at.dispose();
    recorder.stop();
  }
}

describe.each(clouds)('on %s', (provider, region) => {
  let installed: Installed;
  beforeAll(async () => {
    installed = await install(provider, region);
  }, 240_000);

  test('Argo CD, the credential and the first Application are created in order, after the cluster', () => {
    const steps = installed.created.filter(({ type }) => type.startsWith('kubernetes:'));
    const names = steps.map(({ name }) => name);
    const follows = (one: string, other: string) =>
      expect(names.indexOf(`first-model-${one}`)).toBeLessThan(names.indexOf(`first-model-${other}`));
    follows('namespace-argocd', 'repository');
    follows('namespace-argocd', 'argo-cd');
    follows('argo-cd', 'project');
    follows('project', 'application');
    const first = Math.min(...steps.map(({ begin }) => begin));
    const later = installed.created.filter(({ type, end }) => !type.startsWith('kubernetes:') && end > first);
    expect(later.map(({ name }) => name)).toEqual([]);
  });

  test('Argo CD gets the token, and the state contains it only encrypted', () => {
    const secret = installed.created.find(({ name }) => name === 'first-model-repository');
    expect(secret?.inputs.stringData).toMatchObject({ username: 'git', password: token, type: 'git' });
    // `toContain` would print the whole state.
    expect(installed.text.includes(token)).toBe(false);
    const password = installed.created.find(({ name }) => name === 'first-model-password-grafana-admin');
    const values = password?.inputs.stringData as Readonly<Record<string, string>>;
    expect(values['admin-password']).toHaveLength(32);
    expect(installed.text.includes(values['admin-password'] ?? token)).toBe(false);
  });
});
