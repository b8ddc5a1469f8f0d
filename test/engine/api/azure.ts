import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { cached, type Describe, type LazyShape, type Shape } from './shape';

/** Azure's description of AKS, from the types of its SDK. Names have the form `containerservice#ManagedCluster`. */
export function azureShapes(): Describe {
  const file = join(dirname(require.resolve('@azure/arm-containerservice')), 'models', 'models.d.ts');
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const interfaces = new Map<string, ts.InterfaceDeclaration>();
  const enumerations = new Map<string, readonly string[]>();
  source.forEachChild((node) => {
    if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, node);
    if (ts.isEnumDeclaration(node)) enumerations.set(node.name.text, node.members.flatMap(enumerated));
  });

  const fieldsOf = (name: string): readonly (readonly [string, LazyShape])[] => {
    const declared = interfaces.get(name);
    if (!declared) throw new Error(`@azure/arm-containerservice has no ${name}`);
    const inherited = (declared.heritageClauses ?? [])
      .flatMap(({ types }) => types)
      .flatMap(({ expression }) => (ts.isIdentifier(expression) ? fieldsOf(expression.text) : []));
    const own = declared.members.flatMap((member): readonly (readonly [string, LazyShape])[] => {
      if (!ts.isPropertySignature(member) || !member.type || isReadonly(member)) return [];
      const { type } = member;
      return [[member.name.getText(source), () => translate(type)]];
    });
    return [...inherited, ...own];
  };
  const named = (name: string): Shape => {
    const values = enumerations.get(`Known${name}`);
    if (values) return { kind: 'text', values };
    if (!interfaces.has(name)) throw new Error(`@azure/arm-containerservice does not declare ${name}`);
    return { kind: 'structure', name, fields: new Map(fieldsOf(name)) };
  };
  const translate = (type: ts.TypeNode): Shape => {
    if (ts.isArrayTypeNode(type)) return { kind: 'list', element: () => translate(type.elementType) };
    if (type.kind === ts.SyntaxKind.StringKeyword) return { kind: 'text' };
    if (type.kind === ts.SyntaxKind.BooleanKeyword) return { kind: 'boolean' };
    if (type.kind === ts.SyntaxKind.NumberKeyword) return { kind: 'number', integer: false };
    if (!ts.isTypeReferenceNode(type)) throw new Error(`unsupported type: ${type.getText(source)}`);
    const [, value] = type.typeArguments ?? [];
    if (type.typeName.getText(source) === 'Record' && value) return { kind: 'map', value: () => translate(value) };
    return named(type.typeName.getText(source));
  };
  return cached((name) => named(name.split('#')[1] ?? ''));
}

/** Fields that only the cloud writes. */
function isReadonly(member: ts.PropertySignature): boolean {
  return member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) ?? false;
}

function enumerated({ initializer }: ts.EnumMember): readonly string[] {
  return initializer && ts.isStringLiteral(initializer) ? [initializer.text] : [];
}
