import { setTimeout } from 'node:timers/promises';

export default { onMessage: () => setTimeout(1) };
