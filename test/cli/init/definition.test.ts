import { parse } from 'yaml';
import { typescriptDefinition } from '../../../lib/cli/init/definition-typescript';
import { yamlDefinition } from '../../../lib/cli/init/definition-yaml';
import type { Project } from '../../../lib/cli/init/project';
import { setups } from '../../../lib/cli/init/providers';
import { type ProviderName, providerNames } from '../../../lib/definition/provider-names';

/** The default export of a TypeScript definition, which is an object literal, without compiling it. */
function evaluate(text: string): unknown {
  const literal = text.replace(/^import .*;$/m, '').replace('export default defineModelPlatform(', 'return (');
  return new Function(literal)();
}

function projectOn(provider: ProviderName): Project {
  const setup = setups[provider];
  return {
    name: 'acme',
    provider,
    region: setup.managed ? setup.defaultRegion : '',
    account: setup.managed ? setup.exampleAccount : '',
    language: 'yaml',
    packageSpec: '^0.1.0',
  };
}

test.each(providerNames.map((provider) => [provider]))('both languages give the same definition on %s', (provider) => {
  const project = projectOn(provider);
  expect(evaluate(typescriptDefinition(project).text)).toEqual(parse(yamlDefinition(project).text));
});

test('the YAML names its schema for editors', () => {
  expect(yamlDefinition(projectOn('existing')).text).toMatch(
    /^# yaml-language-server: \$schema=\.\/node_modules\/@model-platform\/core\/schema\.json\n/,
  );
});
