import { createStyle, type Style } from '../report/style';
import type { Io, Sink } from './io';

/**
 * The style for what is written to a sink. Colours are for people at a terminal: `--no-color` and NO_COLOR switch them
 * off, FORCE_COLOR switches them on where there is no terminal, and a build server (CI) has none by itself.
 */
export function styleFor(sink: Sink, { env }: Io, colour: boolean): Style {
  return createStyle(colour && wantsColour(sink, env), sink.columns);
}

function wantsColour(sink: Sink, env: Io['env']): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return sink.isTerminal && !env.CI && env.TERM !== 'dumb';
}
