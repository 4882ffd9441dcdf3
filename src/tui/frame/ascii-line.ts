const signs: Readonly<Record<string, string>> = {
  '…': '~',
  '·': '.',
  '×': 'x',
  '—': '-',
  '–': '-',
  '→': '>',
  '‹': '<',
  '›': '>',
};

/** A line for a terminal that has no more than ASCII: the signs of our own sentences, each as wide as it was. */
export const asciiLine = (line: string): string => line.replace(/[…·×—–→‹›]/g, (sign) => signs[sign] ?? sign);
