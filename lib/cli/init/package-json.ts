import { byCodeUnit } from '../../units/order';
import type { PackageFacts } from '../package-facts';
import type { Project, ProjectFile } from './project';
import { setups } from './providers';

/**
 * Version range of Node of the Pulumi SDKs. Source: `engines` of @pulumi/pulumi 3.270.0 and of
 * its dependencies, read 2026-11-29.
 */
export const pulumiEngine = '>=22.9';

/** The project's package.json: only the required packages, in the version ranges that this package supports. */
export function packageJson(project: Project, facts: PackageFacts): ProjectFile {
  const setup = setups[project.provider];
  const peers = [...(setup.managed ? setup.sdks : []), 'cdk8s', 'cdk8s-plus-28', 'constructs'];
  const dependencies = {
    ...Object.fromEntries(peers.map((name) => [name, facts.peers[name] ?? '*'])),
    '@model-platform/core': project.packageSpec,
    tsx: facts.tsx,
  };
  const content = {
    name: project.name,
    version: '0.0.0',
    private: true,
    type: 'commonjs',
    engines: { node: setup.managed ? pulumiEngine : facts.engine },
    scripts: {
      check: 'model-platform check',
      plan: 'model-platform plan',
      synth: 'model-platform synth',
      typecheck: 'tsc',
    },
    dependencies: sorted(dependencies),
    devDependencies: { '@types/node': '^20.19.0', typescript: '^5.9.0' },
  };
  return { path: 'package.json', text: `${JSON.stringify(content, null, 2)}\n` };
}

function sorted(record: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => byCodeUnit(one, other)));
}
