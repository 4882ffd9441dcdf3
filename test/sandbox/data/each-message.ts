import { fromEachMessage } from 'evtool';

export default fromEachMessage(async ({ topic, partition, message, heartbeat, pause }) => {
  await heartbeat();
  pause()();
  const headers = Object.entries(message.headers).map(([name, value]) => [name, String(value)]);
  console.log(JSON.stringify({ topic, partition, ...message, headers, key: String(message.key), value: String(message.value) }));
});
