import type { Command } from 'commander';
import { isFault } from '../../report/findings';
import { planJson } from '../../report/json';
import { styleFor } from '../colour';
import type { CommandFactory } from '../command';
import { exitCodes } from '../exit-code';
import { load } from '../load';
import { logFindings } from '../log-findings';
import { addDefinitionOptions, type DefinitionOptions, type Format, formatOption } from '../options';

interface PlanOptions extends DefinitionOptions {
  readonly format: Format;
  readonly color: boolean;
}

/** `plan`: everything that follows from a definition, for people or for programs. */
export const planCommand: CommandFactory = (program, io, end) => {
  addDefinitionOptions(program.command('plan'))
    .description('print everything that follows from the definition')
    .addOption(formatOption())
    .addHelpText('after', examples)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<PlanOptions>();
      const { plan, findings } = await load(options, io);
      logFindings(findings, io, options.color);
      if (plan === undefined || findings.some(isFault)) return end(exitCodes.fault);
      if (options.format === 'json') io.stdout.write(planJson(plan));
      else {
        const { planText } = require('../../report/text') as typeof import('../../report/text');
        io.stdout.write(planText(plan, styleFor(io.stdout, io, options.color)));
      }
      return end(exitCodes.ok);
    });
};

const examples = `
Examples:
  $ model-platform plan
  $ model-platform plan --format json > plan.json
  $ model-platform plan --format json | jq .cost.monthlyUsd

The same definition gives the same plan, to the byte, on any machine and at any time.
`;
