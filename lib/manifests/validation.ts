import type { Manifest } from './manifest';
import { at, items } from './object-rules/json';
import type { ObjectFinding } from './object-rules/object-rule';
import { checkObjects, objectRules } from './object-rules/rules';

/**
 * The parts of the cdk8s CLI's validation context that are used here.
 * Source: cdk8s-cli 2.207.60, `lib/plugins/validation.d.ts`. Copied, because users of this class do not depend on the
 * types of the CLI.
 */
export interface ValidationContext {
  /** Synthesized files. */
  readonly manifests: readonly string[];
  readonly report: ValidationReport;
  parseManifest(path: string): readonly unknown[];
}

/** Receives the violations of a validation. */
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
 * Runs the object rules as a validation plugin of `cdk8s synth`. Add it to `validations` in `cdk8s.yaml`. It checks every
 * object of the app, also objects that were not created with this library.
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

/** A document contains an object, a list of objects, or nothing. */
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
