import { setImmediate } from 'node:timers/promises';

export type Package = { readonly name: string; readonly version: string; readonly arch: string };

/** What stands in for the mirrors: no network is needed to run the handler, and it finds the same each time. */
const mirrors: Readonly<Record<string, readonly (readonly Package[])[]>> = {
  'http://mirror.stream.centos.org/9-stream/AppStream/x86_64/os/': [
    [
      { name: 'git', version: '2.47.1', arch: 'x86_64' },
      { name: 'git-core-doc', version: '2.47.1', arch: 'noarch' },
      { name: 'nodejs', version: '22.18.0', arch: 'x86_64' },
    ],
    [
      { name: 'nodejs-docs', version: '22.18.0', arch: 'noarch' },
      { name: 'podman', version: '5.6.0', arch: 'x86_64' },
      { name: 'python3-pip-wheel', version: '21.3.1', arch: 'noarch' },
      { name: 'vim-enhanced', version: '8.2.2637', arch: 'x86_64' },
    ],
  ],
};

/** The packages of a repository, a page at a time; null when no mirror has it. */
export const openRepository = async (url: string): Promise<AsyncIterable<readonly Package[]> | null> => {
  await setImmediate();
  const pages = mirrors[url];
  return pages === undefined ? null : readPages(pages);
};

async function* readPages(pages: readonly (readonly Package[])[]): AsyncIterable<readonly Package[]> {
  for (const page of pages) {
    await setImmediate();
    yield page;
  }
}

/** A short fingerprint of a list of packages (FNV-1a, 32 bits, in hex): equal lists have equal ones. */
export const revisionOf = (packages: readonly Package[]): string => {
  let hash = 0x811c9dc5;
  for (const character of packages.map(({ name, version, arch }) => `${name}-${version}.${arch}`).join('\n')) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
};
