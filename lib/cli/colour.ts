import { createStyle, type Style } from '../report/style';
import type { Io, Sink } from './io';

/**
 * The style for output to a sink. Colours are on at a terminal outside of CI. `--no-color` and NO_COLOR disable them;
 * FORCE_COLOR enables them without a terminal and in CI.
 */
export function styleFor(sink: Sink, { env }: Io, colour: boolean): Style {
  return createStyle(colour && wantsColour(sink, env), sink.columns);
}

function wantsColour(sink: Sink, env: Io['env']): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return sink.isTerminal && !env.CI && env.TERM !== 'dumb';
}
