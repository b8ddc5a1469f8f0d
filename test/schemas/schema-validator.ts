import { isIP } from 'node:net';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { KubeObject } from '../control-plane/modules';
import type { OpenApiDocument } from '../control-plane/openapi';
import { strictSchema, uniqueKeys } from './strict-schema';

/**
 * Validates objects against the published schemas of an API server, without the server. It does not cover checks that are
 * not part of a schema: CEL rules (`x-kubernetes-validations`), validation in Go (names, labels, exclusive and immutable
 * fields), admission (Pod Security, webhooks, quotas), and references to other objects. It is stricter in two cases: the
 * server silently truncates numbers with too many bits, and treats some missing required fields as empty.
 */
export class SchemaValidator {
  private readonly ajv = new Ajv({
    allErrors: true,
    // Optimization takes three times as long as validating every example without it.
    code: { optimize: false, regExp: Object.assign(regExp, { code: 'regExp' }) },
    // Conditions are separate from the types that they restrict.
    strictTypes: false,
    validateSchema: false,
    formats,
    keywords: [{ keyword: uniqueKeys, type: 'array', validate: haveUniqueKeys, errors: false }],
  });

  private readonly documents = new Map<string, OpenApiDocument>();
  private readonly validators = new Map<string, ValidateFunction | undefined>();

  /** @param read Returns the document of a path such as `apis/apps/v1`, or undefined if it does not exist. */
  constructor(private readonly read: (path: string) => OpenApiDocument | undefined) {}

  /** Validation errors, one line each. */
  errors(object: KubeObject): readonly string[] {
    const { apiVersion, kind, metadata } = object;
    const name = `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
    const validate = this.validatorOf(apiVersion, kind);
    if (!validate) return [`${name}: no schema for ${kind} in ${apiVersion}`];
    return validate(object) ? [] : (validate.errors ?? []).map((error) => `${name}: ${errorText(error)}`);
  }

  /** Compiles the schema of a kind on first use. */
  private validatorOf(apiVersion: string, kind: string): ValidateFunction | undefined {
    const key = `${apiVersion} ${kind}`;
    if (!this.validators.has(key)) this.validators.set(key, this.compile(apiVersion, kind));
    return this.validators.get(key);
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

/** Formats that the server enforces. */
const formats = {
  int32: { type: 'number', validate: (value: number) => value >= -(2 ** 31) && value < 2 ** 31 },
  int64: { type: 'number', validate: (value: number) => value >= -(2 ** 63) && value < 2 ** 63 },
  byte: /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
  ipv4: (value: string) => isIP(value) === 4,
  ipv6: (value: string) => isIP(value) === 6,
} as const;

/** Converts a regular expression of Go, which may contain the flag `(?i)` and unnecessary escapes. */
function regExp(pattern: string): RegExp {
  const ignoresCase = /^\^?\(\?i\)/.test(pattern);
  return ignoresCase ? new RegExp(pattern.replace('(?i)', ''), 'i') : new RegExp(pattern);
}

/** Whether all items have different keys. */
function haveUniqueKeys(keys: readonly string[], items: readonly Readonly<Record<string, unknown>>[]): boolean {
  return new Set(items.map((item) => JSON.stringify(keys.map((key) => item[key])))).size === items.length;
}

function errorText({ instancePath, keyword, message, params }: ErrorObject): string {
  if (keyword === uniqueKeys) return `${instancePath} has two items with the same keys`;
  const { additionalProperty, allowedValues } = params as Readonly<Record<string, unknown>>;
  const which = additionalProperty ?? allowedValues;
  return `${instancePath || '/'} ${message}${which === undefined ? '' : `: ${JSON.stringify(which)}`}`;
}
