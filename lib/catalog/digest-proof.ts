import { assertNever } from '../units/assert-never';
import type { Source } from './source';

/** Where the digest of an image is known from, from the strongest proof to none. */
export type DigestProof =
  /** The publisher states it: in a release, in its repository or in a signed attestation. */
  | { readonly kind: 'publisher'; readonly source: Source }
  /** The registry of the publisher answered with it. */
  | { readonly kind: 'registry'; readonly source: Source }
  /** Files of others pin it, and all agree. Neither the publisher nor its registry was asked. */
  | {
      readonly kind: 'quoted';
      /** Number of files that were read, of different owners. */
      readonly files: number;
      /** ISO date on which they were read. */
      readonly date: string;
      /** The file that says most about how it was verified. @default - no repository of a file is known */
      readonly source?: Source;
      /** What the files leave open. @default - each has the tag and the complete digest */
      readonly gap?: string;
    }
  /** There is no digest: the image has a tag, which can move. */
  | { readonly kind: 'none'; readonly why: string };

/** A proof as text for reports. */
export function digestProofText(proof: DigestProof): string {
  switch (proof.kind) {
    case 'publisher':
      return `stated by the publisher: ${sourceText(proof.source)}`;
    case 'registry':
      return `answer of the registry: ${sourceText(proof.source)}`;
    case 'quoted':
      return quotedText(proof);
    case 'none':
      return `none: ${proof.why}`;
    default:
      return assertNever(proof);
  }
}

function quotedText({ files, date, source, gap }: Extract<DigestProof, { readonly kind: 'quoted' }>): string {
  const such = source ? `, such as ${sourceText(source)}` : '';
  return `quoted by ${files} files of others, ${date}${such}${gap ? `; ${gap}` : ''}; not confirmed by the publisher`;
}

function sourceText({ name, from, date }: Source): string {
  return `${from}, ${date} (${name})`;
}
