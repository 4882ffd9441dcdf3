import { useApp } from 'ink';
import { useEffect } from 'react';

/** Filled while the UI is mounted: gives the terminal to another program, and takes it back when that is disposed of. */
export type HandOver = { suspend: (() => Promise<AsyncDisposable>) | null };

export const useHandOver = (handOver: HandOver): void => {
  const { suspendTerminal } = useApp();
  useEffect(() => {
    handOver.suspend = () => suspendTerminal();
    return () => {
      handOver.suspend = null;
    };
  }, [handOver, suspendTerminal]);
};
