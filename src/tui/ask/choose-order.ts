import type { MenuItem, Ui } from '../ui.ts';

/** What a list is sorted by; undefined when the user left it. */
export const chooseOrder = async <Order>(
  ui: Ui,
  orders: readonly (MenuItem & { readonly order: Order })[],
): Promise<Order | undefined> => {
  const key = await ui.choose('Sort by', orders);
  return orders.find((one) => one.key === key)?.order;
};
