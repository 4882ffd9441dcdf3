import { usageError } from '../../core/errors.ts';
import type { Address } from './wire/metadata.ts';

/** `host:port`, `host` (port 9092) or `[::1]:9092`. */
export const parseAddress = (text: string): Address => {
  const match = /^(?:\[(?<ipv6>[^\]]+)\]|(?<name>[^:\s]+))(?::(?<port>\d{1,5}))?$/.exec(text.trim());
  const host = match?.groups?.ipv6 ?? match?.groups?.name;
  const port = Number(match?.groups?.port ?? 9092);
  if (host === undefined || port < 1 || port > 65_535) {
    throw usageError(`"${text}" is not the address of a broker.`, 'Write HOST:PORT, like localhost:9092.');
  }
  return { host, port };
};

export const formatAddress = ({ host, port }: Address): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
