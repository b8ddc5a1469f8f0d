import type { Command } from 'commander';
import { type Finding, isError } from '../../errors';
import type { Explained } from '../../plan/explain/explain';
import { styleFor } from '../colour';
import type { CommandFactory } from '../command';
import { exitCodes } from '../exit-code';
import { load } from '../load';
import { logFindings } from '../log-findings';
import { addDefinitionOptions, type DefinitionOptions, type Format, formatOption } from '../options';

interface ExplainOptions extends DefinitionOptions {
  readonly format: Format;
  readonly color: boolean;
}

/** `explain`: shows each decision about one resource, with its reason and source. */
export const explainCommand: CommandFactory = (program, io, end) => {
  addDefinitionOptions(program.command('explain'))
    .description('show every decision about one resource, with its reason and source')
    .argument('<name>', 'name of a service, training job, node pool, team, bucket or gateway')
    .addOption(formatOption())
    .addHelpText('after', examples)
    .action(async (name: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ExplainOptions>();
      const { definition, plan, findings, notChecked, places } = await load(options, io);
      logFindings(findings, io, options.color, notChecked);
      if (definition === undefined || plan === undefined) return end(exitCodes.problem);
      const { explainModelPlatform } =
        require('../../plan/explain/explain') as typeof import('../../plan/explain/explain');
      const explained = explainModelPlatform(name, { definition, plan, places });
      if (explained.kind === 'unknown') {
        logFindings([unknownName(explained)], io, options.color);
        return end(exitCodes.problem);
      }
      const report = require('../../report/explain') as typeof import('../../report/explain');
      io.stdout.write(
        options.format === 'json'
          ? report.explanationsJson(explained.explanations)
          : report.explanationsText(explained.explanations, styleFor(io.stdout, io, options.color)),
      );
      return end(findings.some(isError) ? exitCodes.problem : exitCodes.ok);
    });
};

function unknownName({ name, names, nearest }: Extract<Explained, { readonly kind: 'unknown' }>): Finding {
  return {
    rule: 'explain/known-name',
    path: [],
    problem: 'the definition has no service, training job, node pool, team, bucket or gateway with this name',
    value: name,
    allowed: names,
    fix: nearest === undefined ? 'use one of the allowed names' : `did you mean \`${nearest}\`?`,
  };
}

const examples = `
Examples:
  $ model-platform explain churn
  $ model-platform explain churn --format json | jq '.explanations[0].lines[] | select(.field == "machine")'

Each row is one decision: field, value, reason and source. The source is a position in the
definition, a default, a computation or the catalog. If several resources have the name, all are
explained.
`;
