import { isIP } from 'node:net';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { KubeObject } from '../control-plane/modules';
import type { OpenApiDocument } from '../control-plane/openapi';
import { strictSchema, uniqueKeys } from './strict-schema';

/**
 * Judges objects by the schemas that an API server has published, without the server. What it does not see, since no
 * schema says it: rules in CEL (`x-kubernetes-validations`), what Kubernetes checks in Go (names, labels, fields that
 * exclude or never change), admission (Pod Security, webhooks, quotas), and whatever an object refers to. In two things
 * it is stricter: the server cuts a number of too many bits down without a word, and reads some required fields that are
 * lacking as empty.
 */
export class SchemaJudge {
  private readonly ajv = new Ajv({
    allErrors: true,
    // Optimizing takes three times as long as it takes to judge every example without.
    code: { optimize: false, regExp: Object.assign(regExp, { code: 'regExp' }) },
    // Conditions stand apart from the types that they are about.
    strictTypes: false,
    validateSchema: false,
    formats,
    keywords: [{ keyword: uniqueKeys, type: 'array', validate: differ, errors: false }],
  });

  private readonly documents = new Map<string, OpenApiDocument>();
  private readonly judges = new Map<string, ValidateFunction | undefined>();

  /** @param read Gives the document of a path such as `apis/apps/v1`, or nothing where there is none. */
  constructor(private readonly read: (path: string) => OpenApiDocument | undefined) {}

  /** What the server would refuse, in a line each. */
  complaints(object: KubeObject): readonly string[] {
    const { apiVersion, kind, metadata } = object;
    const name = `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
    const judge = this.judgeOf(apiVersion, kind);
    if (!judge) return [`${name}: there is no schema of ${kind} in ${apiVersion}`];
    return judge(object) ? [] : (judge.errors ?? []).map((error) => `${name}: ${told(error)}`);
  }

  /** Compiled when its kind is first met. */
  private judgeOf(apiVersion: string, kind: string): ValidateFunction | undefined {
    const key = `${apiVersion} ${kind}`;
    if (!this.judges.has(key)) this.judges.set(key, this.compile(apiVersion, kind));
    return this.judges.get(key);
  }

  private compile(apiVersion: string, kind: string): ValidateFunction | undefined {
    const path = apiVersion.includes('/') ? `apis/${apiVersion}` : `api/${apiVersion}`;
    const document = this.documentOf(path);
    const [version = '', group = ''] = apiVersion.split('/').reverse();
    const found = Object.entries(document?.components?.schemas ?? {}).find(([, schema]) =>
      schema['x-kubernetes-group-version-kind']?.some(
        (each) => each.group === group && each.version === version && each.kind === kind,
      ),
    );
    return found && this.ajv.compile({ $ref: `${path}#/definitions/${found[0]}` });
  }

  private documentOf(path: string): OpenApiDocument | undefined {
    const known = this.documents.get(path);
    if (known) return known;
    const document = this.read(path);
    if (!document) return undefined;
    const schemas = Object.entries(document.components?.schemas ?? {});
    const definitions = Object.fromEntries(schemas.map(([name, schema]) => [name, strictSchema(name, schema)]));
    this.ajv.addSchema({ definitions }, path);
    this.documents.set(path, document);
    return document;
  }
}

/** Formats that the server holds values to. */
const formats = {
  int32: { type: 'number', validate: (value: number) => value >= -(2 ** 31) && value < 2 ** 31 },
  int64: { type: 'number', validate: (value: number) => value >= -(2 ** 63) && value < 2 ** 63 },
  byte: /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
  ipv4: (value: string) => isIP(value) === 4,
  ipv6: (value: string) => isIP(value) === 6,
} as const;

/** A regular expression of Go, which says in itself whether case matters, and may escape what needs no escape. */
function regExp(pattern: string): RegExp {
  const anyCase = /^\^?\(\?i\)/.test(pattern);
  return anyCase ? new RegExp(pattern.replace('(?i)', ''), 'i') : new RegExp(pattern);
}

/** Whether no two items have the same keys. */
function differ(keys: readonly string[], items: readonly Readonly<Record<string, unknown>>[]): boolean {
  return new Set(items.map((item) => JSON.stringify(keys.map((key) => item[key])))).size === items.length;
}

function told({ instancePath, keyword, message, params }: ErrorObject): string {
  if (keyword === uniqueKeys) return `${instancePath} has two items with the same keys`;
  const { additionalProperty, allowedValues } = params as Readonly<Record<string, unknown>>;
  const which = additionalProperty ?? allowedValues;
  return `${instancePath || '/'} ${message}${which === undefined ? '' : `: ${JSON.stringify(which)}`}`;
}
