import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '..');

interface Names {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/** The exports of an entry, read from its source: named exports and functions. */
export function exportsOf(entry: string): Names {
  const text = readFileSync(join(root, 'lib', entry), 'utf8');
  const names = ts
    .createSourceFile(entry, text, ts.ScriptTarget.Latest)
    .statements.filter((statement) => ts.isExportDeclaration(statement) || isExported(statement))
    .flatMap((statement) => namesOf(statement, entry));
  const pick = (kind: 'value' | 'type') => names.filter((name) => name.kind === kind).map(({ text: name }) => name);
  return { values: pick('value').sort(), types: pick('type').sort() };
}

function namesOf(statement: ts.Statement, entry: string): readonly { readonly text: string; readonly kind: string }[] {
  if (ts.isFunctionDeclaration(statement) && statement.name) return [{ text: statement.name.text, kind: 'value' }];
  if (!ts.isExportDeclaration(statement)) throw new Error(`${entry} exports something that is not a function`);
  const { exportClause, isTypeOnly } = statement;
  if (!exportClause || !ts.isNamedExports(exportClause)) throw new Error(`${entry} exports with *`);
  return exportClause.elements.map((element) => ({
    text: element.name.text,
    kind: isTypeOnly || element.isTypeOnly ? 'type' : 'value',
  }));
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return ts.isExportAssignment(statement) || (modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}
