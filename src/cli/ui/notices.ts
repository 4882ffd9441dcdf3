/** Notices on their way to whoever can show them. */
export type Notices = {
  readonly notice: (text: string) => void;
  /** From now on, and first what nobody has seen. Undone by the answer. */
  readonly shownBy: (show: (text: string) => void) => () => void;
  /** What nobody has seen. */
  readonly unseen: () => readonly string[];
};

/** As many are kept as could still be read. */
const most = 100;

export const openNotices = (): Notices => {
  let show: ((text: string) => void) | null = null;
  let unseen: readonly string[] = [];
  return {
    notice: (text) => {
      if (show) show(text);
      else unseen = [...unseen, text].slice(-most);
    },
    shownBy: (shower) => {
      show = shower;
      for (const text of unseen) shower(text);
      unseen = [];
      return () => {
        show = null;
      };
    },
    unseen: () => unseen,
  };
};
