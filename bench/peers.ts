import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ModelPlatformDefinition } from '../lib/definition/platform';
import { planTree } from '../lib/gitops/tree';
import { toYaml } from '../lib/gitops/yaml';
import type { Manifest } from '../lib/manifests/manifest';
import { renderObjects } from '../lib/manifests/render';
import { planModelPlatform } from '../lib/plan/plan';
import { definitionOf } from './definitions';

const sample = 'model-0';

/** The objects of one service, as this library renders them. */
function objectsOfOne(): readonly Manifest[] {
  const plan = planModelPlatform(definitionOf(1) as unknown as ModelPlatformDefinition);
  return renderObjects(plan).filter(
    ({ metadata }) => metadata.name.startsWith(sample) || metadata.name.endsWith(sample),
  );
}

/** Writes a Helm chart with the objects of all services: one template per object, one value per service. */
export function writeHelmChart(directory: string, services: number): void {
  const names = Array.from({ length: services }, (_, index) => `model-${index}`);
  write(join(directory, 'Chart.yaml'), 'apiVersion: v2\nname: bench\nversion: 0.1.0\n');
  write(join(directory, 'values.yaml'), `services:\n${names.map((name) => `  - name: ${name}\n`).join('')}`);
  objectsOfOne().forEach((object, index) => {
    const text = toYaml(object).replaceAll('{{', '{{ "{{" }}').replaceAll(sample, '{{ .name }}');
    write(
      join(directory, 'templates', `${index}-${object.kind.toLowerCase()}.yaml`),
      `{{- range .Values.services }}\n---\n${text}{{- end }}\n`,
    );
  });
}

/** Writes a kustomize base, and one overlay per service that changes names and labels. */
export function writeKustomization(directory: string, services: number): void {
  const tree = planTree(objectsOfOne());
  const files = [...tree].map(([path, content]) => [path.replaceAll('/', '-'), content] as const);
  for (const [file, content] of files) write(join(directory, 'base', file), content);
  write(
    join(directory, 'base', 'kustomization.yaml'),
    `resources:\n${files.map(([file]) => `  - ${file}\n`).join('')}`,
  );
  const overlays = Array.from({ length: services }, (_, index) => `service-${index}`);
  for (const overlay of overlays) {
    write(
      join(directory, overlay, 'kustomization.yaml'),
      `resources:\n  - ../base\nnameSuffix: -${overlay}\nlabels:\n  - pairs: { service: ${overlay} }\n`,
    );
  }
  write(join(directory, 'kustomization.yaml'), `resources:\n${overlays.map((overlay) => `  - ${overlay}\n`).join('')}`);
}

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
