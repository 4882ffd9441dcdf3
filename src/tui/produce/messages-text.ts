export const messagesText = (count: number): string => `${count} ${count === 1 ? 'message' : 'messages'}`;
