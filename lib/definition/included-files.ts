import type { ModelPlatformPart } from './part';
import type { ModelPlatformDefinition } from './platform';

/** The files of one team that a definition in a file includes. */
interface IncludedFiles {
  /** Team that owns the files. All models, services, training jobs and waivers in them belong to it. */
  readonly team: string;
  /**
   * Path or pattern of the files, relative to this file: `teams/ranking/*.yaml`. `*` stands for any characters of a name,
   * `**` for any number of folders. Two teams cannot share a file, and a file cannot be a symbolic link.
   */
  readonly files: string;
}

/** An ML platform as it is written in a file: its cluster, teams, models, services and training jobs. */
export type FileDefinition = Omit<ModelPlatformDefinition, 'include'> & {
  /** Files of teams. @default [] */
  readonly include?: readonly IncludedFiles[];
};

/** The models, services, training jobs and waivers of one team in a file. The file belongs to the team of its entry in `include`. */
export type FilePart = Omit<ModelPlatformPart, 'team'> & {
  /** Team of the file, for its readers. Any other team than that of the entry is an error. @default - the team of the entry */
  readonly team?: string;
};
