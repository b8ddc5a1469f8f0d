import type { Command } from 'commander';
import { type Finding, isError } from '../../errors';
import { findingsText } from '../../report/findings';
import { findingsJson } from '../../report/json';
import { notCheckedText } from '../../report/not-checked';
import { printable } from '../../units/printable';
import { styleFor } from '../colour';
import type { CommandFactory } from '../command';
import { exitCodes } from '../exit-code';
import { load } from '../load';
import { addDefinitionOptions, type DefinitionOptions, type Format, formatOption, parseDay } from '../options';

interface CheckOptions extends DefinitionOptions {
  readonly format: Format;
  readonly date?: string;
  readonly strict?: true;
  readonly color: boolean;
}

/** `check`: reports every problem of a definition in one run. */
export const checkCommand: CommandFactory = (program, io, end) => {
  addDefinitionOptions(program.command('check'))
    .description('report every problem in the definition')
    .addOption(formatOption())
    .option('--date <day>', 'date for waiver expiry, such as 2027-03-31 (default: today)', parseDay)
    .option('--strict', 'make every warning an error')
    .addHelpText('after', examples)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CheckOptions>();
      const { files, notChecked, ...checked } = await load(options, io, options.date ?? io.today());
      const findings = options.strict ? checked.findings.map(asError) : checked.findings;
      const style = styleFor(io.stdout, io, options.color);
      if (options.format === 'json') io.stdout.write(findingsJson(findings, notChecked));
      else if (findings.length > 0) io.stdout.write(findingsText(findings, style) + notCheckedText(notChecked, style));
      else io.stdout.write(`${style.green('no problems')} found in ${printable(files.join(', '))}\n`);
      end(findings.some(isError) ? exitCodes.problem : exitCodes.ok);
    });
};

function asError({ blocks: _, ...finding }: Finding): Finding {
  return finding;
}

const examples = `
Examples:
  $ model-platform check
  $ model-platform check -f platform.yaml -f platform.prod.yaml
  $ model-platform check --format json | jq -r '.findings[].rule'

Exits with 2 if there are errors. Warnings, such as client IDs that are known only after deployment
and placeholders, do not change the exit code. --strict makes them errors, for CI before delivery.
`;
