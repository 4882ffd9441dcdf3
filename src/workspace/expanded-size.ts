/** Nodes a document may have once every alias is written out: what those who walk it must bear. */
const maxNodes = 1_000_000;

/** Levels, through aliases: what those who walk it recursively must bear. */
const maxLevels = 1000;

type Extent = { readonly nodes: number; readonly levels: number };

const leaf: Extent = { nodes: 1, levels: 0 };
const tooDeep: Extent = { nodes: 1, levels: Number.POSITIVE_INFINITY };
const endless: Extent = { nodes: Number.NaN, levels: Number.NaN };

/** Why a loaded document is too large or endless to walk; null when it is neither. A shared part is looked at once. */
export const expandedSizeFault = (document: unknown): string | null => {
  const { nodes, levels } = measure(document, new Map(), new Set());
  if (Number.isNaN(nodes)) return 'an alias refers to itself';
  if (nodes > maxNodes) return `its aliases expand to more than ${maxNodes.toLocaleString('en')} values`;
  return levels > maxLevels ? `its aliases nest deeper than ${maxLevels} levels` : null;
};

const measure = (node: unknown, known: Map<object, Extent>, open: Set<object>): Extent => {
  if (typeof node !== 'object' || node === null) return leaf;
  const seen = known.get(node);
  if (seen) return seen;
  if (open.has(node)) return endless;
  if (open.size > maxLevels) return tooDeep;
  open.add(node);
  const extent = Object.values(node).reduce<Extent>((total, child) => add(total, measure(child, known, open)), leaf);
  open.delete(node);
  const whole = { nodes: extent.nodes, levels: extent.levels + 1 };
  known.set(node, whole);
  return whole;
};

const add = (total: Extent, child: Extent): Extent => ({
  nodes: total.nodes + child.nodes,
  levels: Math.max(total.levels, child.levels),
});
