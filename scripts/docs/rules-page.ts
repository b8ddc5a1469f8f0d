import { rules } from '../../lib/plan/rules/all';
import type { WaivableBy } from '../../lib/plan/rules/rule';

const waiverTexts: Readonly<Record<WaivableBy, string>> = {
  part: 'Can be waived by the platform, and by a part for its own models and workloads.',
  platform: 'Can be waived by the platform.',
  'no-one': 'Cannot be waived.',
};

/** The reference page of all rules, in the order of findings. */
export function rulesPage(): string {
  const sections = rules.map(
    ({ id, scope, rationale, waivableBy }) =>
      `## ${id}\n\n${rationale}\n\nScope: ${scope}. ${waiverTexts[waivableBy]}\n`,
  );
  return `${intro}\n${sections.join('\n')}`;
}

const intro = `# Rules

Generated from the rules by \`npm run docs\`.

Every rule is checked before anything is written or created. A finding has a position, a problem, the allowed values and a
fix. To accept a finding, add a waiver with a reason and an optional last day to the definition:

\`\`\`ts
waivers: [{ rule: 'image/pinned', at: 'services.ranker', reason: 'trying the upstream image', until: '2027-03-31' }],
\`\`\`

A waiver applies to its path and all paths below. A waiver without findings is the finding \`waiver/used\`; an expired waiver
is \`waiver/ended\`. Findings of some rules cannot be waived, because the plan would be incomplete or unsafe.

The part of a team can waive findings only at paths of its own models, services and training jobs, and only of rules that
protect nothing but the part. Every other waiver of a part is the finding \`part/foreign-waiver\`. The platform can waive all
rules that can be waived. The plan shows the source of each waiver.

The scope of a rule is what one check sees: one planned \`service\`, \`training\` job, \`workload\` of either kind, \`pool\`,
\`model\` or \`name\`, the \`machine\` of one pool, the complete \`platform\`, or the platform on a \`managed-cluster\`. The
scopes \`workload-spec\` and \`training-spec\` see what the definition says, even if a reference is unknown.
\`planModelService\`, which plans one service without a platform, applies the rules of the scopes \`name\`, \`pool\`,
\`model\`, \`workload-spec\`, \`workload\` and \`service\`.
`;
