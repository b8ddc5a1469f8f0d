import { charts } from '../../lib/catalog/charts';
import { digestProofText } from '../../lib/catalog/digest-proof';
import { catalogImages } from '../../lib/catalog/images';

/** The reference page of the images that the platform runs by default. */
export function imagesPage(): string {
  const rows = catalogImages.map(({ reference, digest }) => {
    const [image = '', hash] = reference.split('@');
    return `| \`${image}\` | ${hash ? `\`${hash}\`` : 'none'} | ${digestProofText(digest)} |`;
  });
  const operators = Object.values(charts).map(
    ({ name, repository, chart, version, source }) =>
      `| ${name} | \`${repository.replace(/\/$/, '')}/${chart}\` | ${version} | ${source.from}, ${source.date} |`,
  );
  return [intro, imageHead, ...rows, operatorIntro, operatorHead, ...operators, ''].join('\n');
}

const intro = `# Images

Generated from the catalog by \`npm run docs\`.

The pods of services and jobs run these images unless the definition names others. A digest pins the bytes, so a registry cannot
replace them unnoticed. It does not prove who built them. How each digest was verified is in the last column:

- *stated by the publisher*: in a release, in its repository or in a signed attestation;
- *answer of the registry*: read from the registry of the publisher;
- *quoted*: files of others pin it, and all agree. Neither the publisher nor its registry was asked. The repositories of
  curl (commit a4612856) and rclone (64ab1ac3) name versions and no digests of images; those of vLLM and Triton were not read;
- *none*: the image has a tag, which can move. A service that uses it violates \`image/pinned\`.

Before production, compare each digest with the registry, and copy the images to your own:

\`\`\`
docker buildx imagetools inspect docker.io/rclone/rclone:1.75.1
\`\`\`
`;

const imageHead = '| image | digest | how it was verified |\n|---|---|---|';

const operatorIntro = `
## Images of operators

Operators run the images that their charts name, most of them by tag. The version of each chart is pinned, and the images in it are
not. To pin them too, install the operator yourself with \`addOns.NAME.manage: false\`, or use an admission policy that replaces tags
with digests.
`;

const operatorHead = '| add-on | chart | version | source of the version |\n|---|---|---|---|';
