import type { Command } from 'commander';
import { styleFor } from '../colour';
import type { CommandFactory } from '../command';
import { openSide } from '../diff-side';
import { exitCodes } from '../exit-code';
import { Failure } from '../failure';
import { logFindings } from '../log-findings';
import { type Format, formatOption, listOption, outputsDescription } from '../options';

interface DiffOptions {
  readonly old?: readonly string[];
  readonly new?: readonly string[];
  readonly outputs?: string;
  readonly exitCode?: true;
  readonly format: Format;
  readonly color: boolean;
}

/** `diff`: compares two definitions, two manifest folders, or one of each. */
export const diffCommand: CommandFactory = (program, io, end) => {
  program
    .command('diff')
    .description('show what a new definition creates, changes, restarts, replaces and deletes')
    .argument('[old]', 'old definition, or a folder written by synth')
    .argument('[new]', 'new definition, or a folder written by synth')
    .option('--old <file>', 'old definition file, instead of [old]; repeat it for layers', listOption)
    .option('--new <file>', 'new definition file, instead of [new]; repeat it for layers', listOption)
    .option('--outputs <file>', outputsDescription)
    .option('--exit-code', 'exit with 3 if there are changes, or files that synth did not write')
    .addOption(formatOption())
    .addHelpText('after', examples)
    .action(async (...given: readonly unknown[]) => {
      const command = given.at(-1) as Command;
      const options = command.optsWithGlobals<DiffOptions>();
      const sides = sidesOf(command.args, options);
      const opened = [openSide(sides.old, options.outputs, io), openSide(sides.now, options.outputs, io)] as const;
      const [old, now] = await Promise.all([opened[0](), opened[1]()]);
      logFindings([...old.findings, ...now.findings], io, options.color, [...old.notChecked, ...now.notChecked]);
      if (old.side === undefined || now.side === undefined) return end(exitCodes.problem);
      const { compareModelPlatforms } = require('../../diff/diff') as typeof import('../../diff/diff');
      const report = require('../../report/diff') as typeof import('../../report/diff');
      const diff = compareModelPlatforms(old.side, now.side);
      io.stdout.write(
        options.format === 'json'
          ? report.diffJson(diff)
          : report.diffText(diff, styleFor(io.stdout, io, options.color)),
      );
      const differs = diff.changes.length > 0 || diff.unlisted.length > 0;
      return end(options.exitCode && differs ? exitCodes.differences : exitCodes.ok);
    });
};

/** The files of both sides. Arguments fill the sides that no flag sets. */
function sidesOf(
  args: readonly string[],
  { old, new: now }: DiffOptions,
): { readonly old: readonly string[]; readonly now: readonly string[] } {
  const rest = [...args];
  const sides = {
    old: old ?? rest.splice(0, 1),
    now: now ?? rest.splice(0, 1),
  };
  if (sides.old.length > 0 && sides.now.length > 0 && rest.length === 0) return sides;
  throw new Failure(
    'diff needs two sides: the old one and the new one, each a definition or a folder written by synth',
    exitCodes.problem,
  );
}

const examples = `
Examples:
  $ model-platform diff manifests platform.ts
  $ model-platform diff old/platform.yaml platform.yaml
  $ model-platform diff --old base.yaml --old prod.yaml --new base.yaml --new next.yaml
  $ model-platform diff manifests platform.ts --exit-code || echo "run synth again"

Two definitions are compared with their cluster, node pools, buckets, identities and cost; manifest
folders with their Kubernetes objects only. Exits with 0, or with 3 if --exit-code is set and there
are changes, or YAML, JSON or Jsonnet files in a folder that synth did not write.
`;
