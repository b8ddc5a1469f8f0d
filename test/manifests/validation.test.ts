import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ValidationContext } from 'cdk8s-cli/plugins';
import { toYamlStream } from '../../lib/gitops/yaml';
import { renderObjects } from '../../lib/manifests/render';
import { ModelPlatformValidation } from '../../lib/manifests/validation';
import { platformPlan } from '../fixtures/plan';
import { deploymentOf } from './object-rules/check';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'model-platform-validation-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

/** Runs the validation like the cdk8s CLI. */
async function validate(...files: readonly string[]) {
  const manifests = files.map((content, index) => {
    const file = join(directory, `${index}.k8s.yaml`);
    writeFileSync(file, content);
    return file;
  });
  const context = new ValidationContext(manifests, 'model-platform', '0.0.0');
  await new ModelPlatformValidation().validate(context);
  return context.report;
}

describe('ModelPlatformValidation', () => {
  test('accepts rendered objects', async () => {
    expect((await validate(toYamlStream(renderObjects(platformPlan)))).success).toBe(true);
  });

  test('fails for an object that violates a rule', async () => {
    expect((await validate(toYamlStream([deploymentOf({}, { image: 'app' })]))).success).toBe(false);
  });

  test('reports the file, the object and the field', async () => {
    const report = await validate(toYamlStream([deploymentOf({}, { image: 'app' })]));
    expect(report.toJson().violations).toMatchObject([
      {
        ruleName: 'object/image-pinned',
        recommendation: 'the image "app" has no digest',
        violatingConstructs: [
          {
            resourceName: 'a',
            locations: ['spec.template.spec.containers[0].image'],
            manifestPath: join(directory, '0.k8s.yaml'),
          },
        ],
      },
    ]);
  });

  test('checks the objects of all files together', async () => {
    const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: s, namespace: n}\nspec: {selector: {app: a}}\n';
    expect((await validate(service, toYamlStream([deploymentOf()]))).success).toBe(true);
    expect((await validate(service)).success).toBe(false);
  });

  test('checks items of lists and skips empty documents', async () => {
    const list = { apiVersion: 'v1', kind: 'List', items: [deploymentOf({}, { image: 'app' })] };
    expect((await validate(`---\n${toYamlStream([list])}---\n`)).toJson().violations).toHaveLength(1);
  });

  test('reports the number of checked objects', async () => {
    const report = await validate(toYamlStream([deploymentOf()]));
    expect(report.toJson().summary.metadata).toEqual({ objects: '1', rules: '9' });
  });
});
