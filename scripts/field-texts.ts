import { join } from 'node:path';
import ts from 'typescript';
import type { Documented } from './documented';

// The docstring of an interface is the only source of the text and the default of a field.

const file = join(__dirname, 'documented.ts');
const program = ts.createProgram([file], {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  types: [],
});

/** The checker of {@link Documented} and the interfaces that it names. */
export const checker = program.getTypeChecker();

/** The interface of a schema. */
export function documentedType(name: keyof Documented): ts.Type {
  const declaration = program.getSourceFile(file)?.statements.find(ts.isInterfaceDeclaration);
  if (!declaration) throw new Error(`${file} has no interface`);
  return checker.getTypeOfSymbol(propertyOf(checker.getTypeAtLocation(declaration.name), name));
}

/** @throws Error if the type does not have the field. */
export function propertyOf(type: ts.Type, name: string): ts.Symbol {
  const property = type.getProperty(name);
  if (!property) throw new Error(`${checker.typeToString(type)} has no field ${name}`);
  return property;
}

/**
 * Text of a field: its docstring, or else the docstring of its type. A field with a single possible value, such as
 * `kind`, has the text of the interface that it stands for.
 */
export function fieldText(property: ts.Symbol, parent: ts.Type): string | undefined {
  const own = oneLine(property.getDocumentationComment(checker));
  const type = checker.getTypeOfSymbol(property);
  const text = own ?? declaredText(property) ?? (type.isStringLiteral() ? typeText(parent) : undefined);
  const written = defaultOf(property);
  return written === undefined ? text : [text ?? '', defaultSentence(written)].join(' ').trim();
}

/** Docstring of an interface or type alias. */
export function typeText(type: ts.Type): string | undefined {
  const symbol = type.aliasSymbol ?? type.getSymbol();
  // Types of the standard library, such as arrays, have docstrings too.
  const isOurs = symbol?.declarations?.some((one) => one.getSourceFile().fileName.includes('/lib/definition/'));
  return symbol && isOurs ? oneLine(symbol.getDocumentationComment(checker)) : undefined;
}

/** Docstring of the type as it is written in the declaration. The type of an optional field does not keep its alias. */
function declaredText(property: ts.Symbol): string | undefined {
  const declaration = property.declarations?.find(ts.isPropertySignature);
  return declaration?.type && typeText(checker.getTypeFromTypeNode(declaration.type));
}

function defaultOf(property: ts.Symbol): string | undefined {
  const tag = property.getJsDocTags(checker).find(({ name }) => name === 'default');
  return tag && ts.displayPartsToString(tag.text);
}

function oneLine(parts: readonly ts.SymbolDisplayPart[]): string | undefined {
  const text = ts
    .displayPartsToString([...parts])
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : text;
}

/** Formats a tag `@default VALUE`, `@default - words`, or `@default VALUE - words`. */
export function defaultSentence(written: string): string {
  const [value = '', ...words] = written.replace(/\s+/g, ' ').split(/(?:^| )- /);
  return `Default: ${[value === '' ? '' : `\`${value}\``, words.join(' - ')].filter((part) => part !== '').join(', ')}.`;
}
