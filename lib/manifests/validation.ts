import type { Manifest } from './manifest';
import { at, items } from './object-rules/json';
import type { ObjectFinding } from './object-rules/object-rule';
import { checkObjects, objectRules } from './object-rules/rules';

/**
 * What the command line of cdk8s hands to a validation, as far as it is used here.
 * Source: cdk8s-cli 2.207.60, `lib/plugins/validation.d.ts`. Written down once more, because the types of the command
 * line are not a dependency of those who use this class.
 */
export interface ValidationContext {
  /** Files that were synthesized. */
  readonly manifests: readonly string[];
  readonly report: ValidationReport;
  parseManifest(path: string): readonly unknown[];
}

/** Where a validation writes what it finds. */
export interface ValidationReport {
  addViolation(violation: {
    readonly ruleName: string;
    readonly recommendation: string;
    readonly fix: string;
    readonly violatingResources: readonly {
      readonly resourceName: string;
      readonly locations: readonly string[];
      readonly manifestPath: string;
    }[];
  }): void;
  submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
}

/**
 * The rules about finished objects, as a validation of `cdk8s synth`: named in the `validations` of `cdk8s.yaml`.
 * It looks at every object of the app, made with this library or not.
 */
export class ModelPlatformValidation {
  async validate(context: ValidationContext): Promise<void> {
    const files = new Map<Manifest, string>();
    for (const path of context.manifests) {
      for (const object of context.parseManifest(path).flatMap(objectsOf)) files.set(object, path);
    }
    const findings = checkObjects([...files.keys()]);
    for (const finding of findings) report(finding, files.get(finding.object) ?? '', context.report);
    context.report.submit(findings.length === 0 ? 'success' : 'failure', {
      objects: String(files.size),
      rules: String(objectRules.length),
    });
  }
}

function report({ rule, object, at: location, problem, fix }: ObjectFinding, file: string, to: ValidationReport): void {
  to.addViolation({
    ruleName: rule,
    recommendation: problem,
    fix,
    violatingResources: [{ resourceName: object.metadata.name, locations: [location], manifestPath: file }],
  });
}

/** A document holds an object, a list of objects, or nothing. */
function objectsOf(document: unknown): readonly Manifest[] {
  if (at(document, 'kind') === 'List') return items(at(document, 'items')).flatMap(objectsOf);
  return isManifest(document) ? [document] : [];
}

function isManifest(value: unknown): value is Manifest {
  return (
    ['apiVersion', 'kind'].every((field) => typeof at(value, field) === 'string') &&
    typeof at(value, 'metadata', 'name') === 'string'
  );
}
