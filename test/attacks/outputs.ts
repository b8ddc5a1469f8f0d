import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { compareModelPlatforms } from '../../lib/diff/diff';
import { type Finding, PlatformError } from '../../lib/errors';
import { planTree } from '../../lib/gitops/tree';
import { toYaml } from '../../lib/gitops/yaml';
import type { Manifest } from '../../lib/manifests/manifest';
import { renderObjects } from '../../lib/manifests/render';
import { explainModelPlatform } from '../../lib/plan/explain/explain';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { diffJson, diffText } from '../../lib/report/diff';
import { explanationsJson, explanationsText } from '../../lib/report/explain';
import { findingsText } from '../../lib/report/findings';
import { findingsJson, planJson } from '../../lib/report/json';
import { planMermaid } from '../../lib/report/mermaid';
import { plainStyle } from '../../lib/report/style';
import { planText } from '../../lib/report/text';
import type { Accepted } from './outcome';

/** A plan with its objects. */
export interface Rendered {
  readonly plan: ModelPlatformPlan;
  readonly objects: readonly Manifest[];
  /** Each object as YAML. */
  readonly texts: readonly string[];
}

export function rendered(plan: ModelPlatformPlan): Rendered {
  const objects = renderObjects(plan);
  return { plan, objects, texts: objects.map((object) => toYaml(object)) };
}

/** Characters that a terminal obeys or that hide what a text says. Only line feeds are allowed. */
const hidden = /[^\P{Cc}\n]|[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}]/u;

/** Outputs for people with hidden characters, by name. */
export function hiddenIn(texts: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(texts)
    .filter(([, text]) => hidden.test(text))
    .map(([name, text]) => `${name} contains ${JSON.stringify(hidden.exec(text)?.[0])}`);
}

/** What `check` prints. */
export function findingTexts(findings: readonly Finding[], style = plainStyle): Readonly<Record<string, string>> {
  return {
    'findings as text': findingsText(findings, style),
    'findings as JSON': findingsJson(findings),
    'the message of an error': new PlatformError(findings).message,
  };
}

/** What `plan`, `explain` and `diff` print. */
export function planTexts(
  { definition, plan }: Accepted,
  old: Rendered,
  now: Rendered,
  style = plainStyle,
): Readonly<Record<string, string>> {
  const diff = compareModelPlatforms(old, now);
  const names = ['services', 'training', 'teams', 'gateways'] as const;
  const subjects = names.flatMap((each) => Object.keys(plan[each]).slice(0, 2));
  const explained = [...subjects, ...Object.keys(plan.cluster.pools), ...Object.keys(plan.cluster.buckets)].map(
    (name) => explainModelPlatform(name, { definition, plan, places: () => [] }),
  );
  const explanations = explained.flatMap((each) => (each.kind === 'known' ? each.explanations : []));
  return {
    'the plan as text': planText(plan, style),
    'the plan as JSON': planJson(plan),
    'the diagram': planMermaid(plan),
    'the difference as text': diffText(diff, style),
    'the difference as JSON': diffJson(diff),
    'the explanation as text': explanationsText(explanations, style),
    'the explanation as JSON': explanationsJson(explanations),
  };
}

/** Objects whose file a reader of YAML 1.1 reads as something else, and files with a path outside of their folder. */
export function unreadable({ objects, texts }: Rendered, before: Rendered): readonly string[] {
  const known = new Set(before.texts);
  const files = [...planTree(objects)];
  const outside = files.filter(([path]) => !/^[\w.-]+(\/[\w.-]+)*$/.test(path) || path.split('/').includes('..'));
  const changed = objects
    .map((object, index) => ({ object, text: texts[index] ?? '' }))
    .filter(({ text }) => !known.has(text));
  const different = changed.filter(
    ({ object, text }) => !isDeepStrictEqual(parse(text, { version: '1.1' }), JSON.parse(JSON.stringify(object))),
  );
  return [
    ...outside.map(([path]) => `the file ${JSON.stringify(path)}`),
    ...different.map(({ object: { kind, metadata } }) => `${kind} ${metadata.name} as YAML`),
  ];
}
