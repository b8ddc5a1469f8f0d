// Gives the manifests of a platform to cdk8s. Run by `cdk8s synth`, with the files of the definition as arguments.
import { App } from 'cdk8s';
import { PlatformError } from '../lib/errors';
import { ModelPlatform } from '../lib/manifests/model-platform';
import { findingsText } from '../lib/report/findings';
import { readDefinitionSync } from '../lib/sources/read';

try {
  const { definition, findings, places } = readDefinitionSync(process.argv.slice(2));
  if (!definition) throw new PlatformError(findings);
  const app = new App();
  new ModelPlatform(app, definition.name, definition, { places });
  app.synth();
} catch (error) {
  if (!(error instanceof PlatformError)) throw error;
  process.stderr.write(findingsText(error.findings));
  process.exitCode = 2;
}
