// Renders the manifests of a platform. Run by `cdk8s synth` with the definition files as arguments. `--outputs FILE`
// has the stack outputs, from `pulumi stack output --json`; AKS requires them.
import { parseArgs } from 'node:util';
import { App } from 'cdk8s';
import { synthesize } from '../lib/cdk8s/synthesize';
import { PlatformError } from '../lib/errors';
import { ModelPlatform } from '../lib/manifests/model-platform';
import { findingsText } from '../lib/report/findings';
import { readOutputs } from '../lib/sources/outputs';
import { readDefinitionSync } from '../lib/sources/read';

const { values, positionals } = parseArgs({ options: { outputs: { type: 'string' } }, allowPositionals: true });

try {
  const { definition, findings, places } = readDefinitionSync(positionals);
  if (!definition) throw new PlatformError(findings);
  const known = values.outputs === undefined ? { places } : { places, outputs: readOutputs(values.outputs) };
  const app = new App();
  new ModelPlatform(app, definition.name, definition, known);
  synthesize(app);
} catch (error) {
  if (!(error instanceof PlatformError)) throw error;
  process.stderr.write(findingsText(error.findings));
  process.exitCode = 2;
}
