import type { Command } from 'commander';
import { styleFor } from '../colour';
import type { CommandFactory } from '../command';
import { loadSide } from '../diff-side';
import { exitCodes } from '../exit-code';
import { Failure } from '../failure';
import { logFindings } from '../log-findings';
import { type Format, formatOption, listOption } from '../options';

interface DiffOptions {
  readonly old?: readonly string[];
  readonly new?: readonly string[];
  readonly outputs?: string;
  readonly exitCode?: true;
  readonly format: Format;
  readonly color: boolean;
}

/** `diff`: what becomes of a platform when one definition takes the place of another, or of a written tree. */
export const diffCommand: CommandFactory = (program, io, end) => {
  program
    .command('diff')
    .description('say what another definition would create, change, restart, replace and delete')
    .argument('[old]', 'definition as it was, or a folder that synth has written')
    .argument('[new]', 'definition as it will be, or another such folder')
    .option('--old <file>', 'in place of [old]: file of the definition; may be given again for layers', listOption)
    .option('--new <file>', 'in place of [new]: the same', listOption)
    .option('--outputs <file>', 'what only the cloud knows: the output of `pulumi stack output --json`')
    .option('--exit-code', 'exit with 3 where something changes')
    .addOption(formatOption())
    .addHelpText('after', examples)
    .action(async (...given: readonly unknown[]) => {
      const command = given.at(-1) as Command;
      const options = command.optsWithGlobals<DiffOptions>();
      const sides = sidesOf(command.args, options);
      const [old, now] = [
        await loadSide(sides.old, options.outputs, io),
        await loadSide(sides.now, options.outputs, io),
      ];
      logFindings([...old.findings, ...now.findings], io, options.color);
      if (old.side === undefined || now.side === undefined) return end(exitCodes.problem);
      const { compareModelPlatforms } = require('../../diff/diff') as typeof import('../../diff/diff');
      const report = require('../../report/diff') as typeof import('../../report/diff');
      const diff = compareModelPlatforms(old.side, now.side);
      io.stdout.write(
        options.format === 'json'
          ? report.diffJson(diff)
          : report.diffText(diff, styleFor(io.stdout, io, options.color)),
      );
      return end(options.exitCode && diff.changes.length > 0 ? exitCodes.differences : exitCodes.ok);
    });
};

/** Each side once: as an argument, or by its flag. Arguments fill what no flag gives. */
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
    'two things are compared: name the old one and then the new one, each a definition or a folder of manifests',
    exitCodes.problem,
  );
}

const examples = `
Examples:
  $ model-platform diff manifests platform.ts
  $ model-platform diff old/platform.yaml platform.yaml
  $ model-platform diff --old base.yaml --old prod.yaml --new base.yaml --new next.yaml
  $ model-platform diff manifests platform.ts --exit-code || echo "write the manifests anew"

Two definitions are compared with their node pools, buckets, identities and cost; a written tree has objects only.
Exits with 0 whether or not something changes, and with 3 where something does and --exit-code is given.
`;
