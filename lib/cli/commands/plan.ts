import type { Command } from 'commander';
import { isError } from '../../errors';
import type { ModelPlatformPlan } from '../../plan/types/platform';
import { planJson } from '../../report/json';
import type { Style } from '../../report/style';
import { assertNever } from '../../units/assert-never';
import { styleFor } from '../colour';
import type { CommandFactory } from '../command';
import { exitCodes } from '../exit-code';
import { load } from '../load';
import { logFindings } from '../log-findings';
import { addDefinitionOptions, type DefinitionOptions, type PlanFormat, planFormatOption } from '../options';

interface PlanOptions extends DefinitionOptions {
  readonly format: PlanFormat;
  readonly color: boolean;
}

/** `plan`: prints the plan of a definition as text, JSON or a diagram. */
export const planCommand: CommandFactory = (program, io, end) => {
  addDefinitionOptions(program.command('plan'))
    .description('print everything that the definition creates, and its cost')
    .addOption(planFormatOption())
    .addHelpText('after', examples)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<PlanOptions>();
      const { plan, findings, notChecked } = await load(options, io);
      logFindings(findings, io, options.color, notChecked);
      if (plan === undefined) return end(exitCodes.problem);
      io.stdout.write(printed(plan, options, styleFor(io.stdout, io, options.color)));
      return end(findings.some(isError) ? exitCodes.problem : exitCodes.ok);
    });
};

/** The plan in the selected format. Each renderer is loaded only if it is used. */
function printed(plan: ModelPlatformPlan, { format }: PlanOptions, style: Style): string {
  switch (format) {
    case 'json':
      return planJson(plan);
    case 'mermaid': {
      const { planMermaid } = require('../../report/mermaid') as typeof import('../../report/mermaid');
      return planMermaid(plan);
    }
    case 'text': {
      const { planText } = require('../../report/text') as typeof import('../../report/text');
      return planText(plan, style);
    }
    default:
      return assertNever(format);
  }
}

const examples = `
Examples:
  $ model-platform plan
  $ model-platform plan --format json > plan.json
  $ model-platform plan --format json | jq .cost.monthlyUsd
  $ model-platform plan --format mermaid > platform.mmd

The output is deterministic: the same definition gives the same bytes on every machine. Problems are
printed to standard error; the plan is printed too unless a value is invalid. Exits with 2 if there
are errors.
`;
