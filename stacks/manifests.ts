// Gives the manifests of a platform to cdk8s. Run by `cdk8s synth`, with the files of the definition as arguments.
// Everything is in one chart: the time that cdk8s takes grows with the square of the number of charts.
import { App, Chart } from 'cdk8s';
import { ModelPlatform } from '../lib/manifests/model-platform';
import { checkModelPlatform } from '../lib/plan/plan';
import { findingsText } from '../lib/report/findings';
import { readDefinitionSync } from '../lib/sources/read';

const { definition, findings, places } = readDefinitionSync(process.argv.slice(2));
const checked = definition && checkModelPlatform(definition, { places });
const faults = [...findings, ...(checked?.findings ?? [])];
const plan = checked?.plan;

if (plan === undefined || faults.length > 0) {
  process.stderr.write(findingsText(faults));
  process.exitCode = 2;
} else {
  const app = new App();
  const chart = new Chart(app, plan.name, { disableResourceNameHashes: true });
  new ModelPlatform(chart, 'platform', plan);
  app.synth();
}
