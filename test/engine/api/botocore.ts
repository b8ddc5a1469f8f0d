import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { cached, type Describe, type Shape } from './shape';

/** A shape in the service models of botocore. */
interface ModelShape {
  readonly type: string;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
}

type Model = Readonly<Record<string, ModelShape>>;

/** AWS's descriptions of its APIs, from the folder `data` of botocore. Names have the form `service#Shape`. */
export function awsShapes(data: string): Describe {
  const models = new Map<string, Model>();
  const modelOf = (service: string): Model => {
    const found = models.get(service) ?? readModel(data, service);
    models.set(service, found);
    return found;
  };
  const describe: Describe = cached((name) => {
    const [service = '', shapeName = ''] = name.split('#');
    const shape = modelOf(service)[shapeName];
    if (!shape) throw new Error(`botocore's ${service} has no ${shapeName}`);
    return translate(shapeName, shape, (other) => () => describe(`${service}#${other}`));
  });
  return describe;
}

function readModel(data: string, service: string): Model {
  const version = readdirSync(join(data, service)).sort().at(-1) ?? '';
  const text = gunzipSync(readFileSync(join(data, service, version, 'service-2.json.gz'))).toString('utf8');
  return (JSON.parse(text) as { readonly shapes: Model }).shapes;
}

function translate(name: string, shape: ModelShape, refer: (name: string) => () => Shape): Shape {
  switch (shape.type) {
    case 'structure': {
      const fields = Object.entries(shape.members ?? {}).map(([field, { shape: of }]) => [field, refer(of)] as const);
      return { kind: 'structure', name, fields: new Map(fields) };
    }
    case 'list':
      return { kind: 'list', element: refer(shape.member?.shape ?? '') };
    case 'map':
      return { kind: 'map', key: refer(shape.key?.shape ?? ''), value: refer(shape.value?.shape ?? '') };
    case 'boolean':
      return { kind: 'boolean' };
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return {
        kind: 'number',
        integer: shape.type === 'integer' || shape.type === 'long',
        ...(shape.min !== undefined && { min: shape.min }),
        ...(shape.max !== undefined && { max: shape.max }),
      };
    case 'string':
      return {
        kind: 'text',
        ...(shape.enum && { values: shape.enum }),
        ...(shape.pattern !== undefined && { pattern: shape.pattern }),
        ...(shape.min !== undefined && { minLength: shape.min }),
        ...(shape.max !== undefined && { maxLength: shape.max }),
      };
    default:
      throw new Error(`botocore's ${name} has an unsupported type: ${shape.type}`);
  }
}
