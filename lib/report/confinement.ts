import { confinementChannels } from '../definition/confinement';
import { type Section, tableSection } from './section';

/** What keeps data of confined teams inside, and what does not. */
export const confinementSection: Section = ({ cluster: { confinement } }, style) =>
  confinement
    ? tableSection(
        `Confinement of ${confinement.namespaces.join(', ')}`,
        [{ title: 'channel' }, { title: 'closed' }, { title: '', wrap: true }],
        confinementChannels.map((name) => {
          const channel = confinement.channels[name];
          return channel.closed ? [name, closedText(channel), channel.by] : [name, 'no', channel.open];
        }),
        style,
      )
    : '';

function closedText({ stated = false }: { readonly stated?: boolean }): string {
  return stated ? 'yes, as the definition states' : 'yes';
}
