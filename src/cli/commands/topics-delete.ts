import { describeTopic } from '../../app/topics/describe-topic.ts';
import { exitCodes } from '../../core/errors.ts';
import type { Command } from '../command.ts';
import { confirmWrite } from '../confirm-write.ts';

export const command: Command<{ readonly topic: string; readonly yes: boolean }> = {
  usage: 'topics delete <topic>',
  summary: 'delete a topic with all of its messages',
  positionals: { topic: { describe: 'a topic, or an event for its topic' } },
  options: { yes: { alias: 'y', type: 'boolean', describe: 'do not ask' } },
  formats: ['text', 'ndjson'],
  examples: [['evtool topics delete orders --yes', 'in a script']],
  run: async ({ args, context, terminal, signal }) => {
    const opened = await context();
    const { name, partitions } = await describeTopic(opened, args.topic, { signal });
    const broker = await opened.broker();
    const messages = partitions.reduce((sum, { start, end }) => sum + end - start, 0);
    const where = opened.target?.production ? `${broker.label} (PRODUCTION)` : broker.label;
    const question = `Delete ${name} on ${where} with ${messages} ${messages === 1 ? 'message' : 'messages'}?`;
    if (!(await confirmWrite(question, args.yes, terminal))) return exitCodes.done;
    await broker.deleteTopic(name, { signal });
    await terminal.out(args.output === 'text' ? `Deleted ${name}.\n` : `${JSON.stringify({ name, deleted: true })}\n`);
    return exitCodes.done;
  },
};
