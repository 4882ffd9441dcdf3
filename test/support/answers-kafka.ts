import { connect } from 'node:net';

/** An ApiVersions request (key 18, version 0, correlation 1, no client id), length first. */
const apiVersions = Buffer.from([0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 0xff, 0xff]);

/** True when something on the local port speaks Kafka and is ready to serve. */
export const answersKafka = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: 'localhost', port, timeout: 2_000 }, () => socket.write(apiVersions));
    const end = (answered: boolean) => (): void => {
      socket.destroy();
      resolve(answered);
    };
    socket.on('data', end(true)).on('error', end(false)).on('close', end(false)).on('timeout', end(false));
  });
