import { expect, test } from 'vitest';
import { crc32c } from '../../../../src/brokers/kafka/wire/crc32c.ts';

// From RFC 3720, B.4, and the usual check value.
test.each([
  ['nothing', Buffer.alloc(0), 0],
  ['123456789', Buffer.from('123456789'), 0xe3069283],
  ['32 zeros', Buffer.alloc(32), 0x8a9136aa],
  ['32 ones', Buffer.alloc(32, 0xff), 0x62a8ab43],
  ['0 to 31', Buffer.from(Array.from({ length: 32 }, (_, at) => at)), 0x46dd794e],
  ['31 to 0', Buffer.from(Array.from({ length: 32 }, (_, at) => 31 - at)), 0x113fdb5c],
])('the checksum of %s is what the standard says', (_name, bytes, checksum) => {
  expect(crc32c(bytes)).toBe(checksum);
});

test('a stretch has the checksum that it has alone', () => {
  const bytes = Buffer.from('…123456789…');
  const start = bytes.indexOf('1');
  expect(crc32c(bytes, start, start + 9)).toBe(0xe3069283);
});
