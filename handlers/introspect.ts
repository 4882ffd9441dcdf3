import { defineHandler } from 'evtool';
import { openRepository, type Package, revisionOf } from './repositories.ts';

type IntrospectRequest = { readonly uuid: string; readonly url: string };

/** Lists the packages of a repository again, and tells those who want to know what it holds now. */
export default defineHandler<IntrospectRequest>({
  adapt: ({ value }) => ({ uuid: value.uuid, url: value.url.endsWith('/') ? value.url : `${value.url}/` }),

  async onMessage({ input: repository }, context) {
    context.log.info(`introspecting ${repository.url}`);
    const pages = await openRepository(repository.url);
    if (pages === null) return context.skip(`no mirror has ${repository.url}`);

    const packages: Package[] = [];
    for await (const page of pages) {
      packages.push(...page);
      context.log.debug('read a page', { packages: page.length, total: packages.length });
    }
    const counts = countByArch(packages);
    context.step('counted');

    await context.produce('repository-introspected', {
      key: repository.uuid,
      value: {
        specversion: '1.0',
        id: context.uuid(),
        source: 'urn:content-sources',
        type: 'content-sources.repository-introspected',
        subject: repository.uuid,
        time: context.now().toISOString(),
        datacontenttype: 'application/json',
        data: { ...repository, packages: counts, revision: revisionOf(packages) },
      },
    });
    context.log.info(`found ${packages.length} packages`, counts);
  },
});

const countByArch = (packages: readonly Package[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { arch } of packages) {
    counts[arch] = (counts[arch] ?? 0) + 1;
  }
  return counts;
};
