import { indexName } from './tree-index';

/** Name of the file that tells Git how to check out the files of its folder. */
export const attributesName = '.gitattributes';

/** Without it, Git for Windows checks the files out with other line ends, and `synth` on another machine changes them back. */
export const attributes = [
  '# Written by model-platform if there is no such file. Manifests have the same bytes on every machine.',
  '*.yaml text eol=lf',
  `${indexName} text eol=lf`,
  '',
].join('\n');
