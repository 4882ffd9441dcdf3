import { usageError } from '../../core/errors.ts';
import type { InspectorNews, InspectSettings } from '../../core/handler/runner.ts';
import type { Flag, Terminal } from '../command.ts';

type InspectArgs = { readonly inspect?: string; readonly inspectBrk?: string };

/** The flags by which an IDE or a browser debugs the handler; spelled as Node's own. */
export const inspectFlags = {
  inspect: { type: 'string', bare: '', value: 'HOST:PORT', describe: "wait for an IDE's or a browser's debugger" },
  'inspect-brk': { type: 'string', bare: '', value: 'HOST:PORT', describe: 'and stop at the first line' },
} satisfies Readonly<Record<string, Flag>>;

export type Inspection = {
  /** How the next run is to be inspected. */
  readonly settings: () => InspectSettings | undefined;
  readonly tell: (news: InspectorNews) => void;
};

/** What the flags ask for, and how the user hears where to attach. */
export const inspection = ({ inspect, inspectBrk }: InspectArgs, { err }: Pick<Terminal, 'err'>): Inspection => {
  const brk = inspectBrk === undefined ? undefined : addressOf('inspect-brk', inspectBrk);
  const address = brk ?? (inspect === undefined ? undefined : addressOf('inspect', inspect));
  let settings = address && { ...address, stopsAtHandler: brk !== undefined };
  let isAttached = false;
  const tell = (news: InspectorNews): void => {
    if (news.type === 'listening') {
      err(listeningLine(news.url));
      // Who attaches again after a save finds it where it was.
      settings = settings && { ...settings, port: Number(new URL(news.url).port) };
    } else if (!isAttached) {
      isAttached = true;
      err('debugger attached, timeouts off\n');
    }
  };
  return { settings: () => settings, tell };
};

/** `PORT`, `HOST`, `HOST:PORT`, with brackets around an IPv6 address. */
const addressOf = (flag: string, text: string): Pick<InspectSettings, 'host' | 'port'> => {
  const { groups } =
    /^(?:(?:\[(?<ipv6>[^\]]+)\]|(?<name>[^:\s[\]]+)))?(?::(?<port>\d{1,5}))?$/.exec(withColon(text)) ?? {};
  const port = Number(groups?.port ?? 0);
  if (groups === undefined || port > 65_535) {
    throw usageError(`--${flag} cannot listen on "${text}".`, `Write --${flag}=9229, =HOST:9229 or =[::1]:9229.`);
  }
  return { host: groups.ipv6 ?? groups.name ?? '127.0.0.1', port };
};

const withColon = (text: string): string => (/^\d+$/.test(text) ? `:${text}` : text);

const listeningLine = (url: string): string => {
  const { host, hostname } = new URL(url);
  const isOpen = !/^(?:127\.|\[::1\]$)/.test(hostname);
  const warning = isOpen ? ' Whoever reaches this address can run code here.' : '';
  return (
    `Waiting for a debugger at ${url}: open chrome://inspect (Configure: ${host}), attach VS Code, ` +
    `or run node inspect ${host}.${warning}\n`
  );
};
