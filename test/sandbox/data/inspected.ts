type Order = { readonly id: number };

const loaded = new Date();

class Orders {
  readonly #seen: number[] = [];

  async handle(message: { readonly value: Order }): Promise<void> {
    const { id } = message.value;
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (id === 0) process.exit(3);
    this.#seen.push(id);
    if (id < 0) throw new Error(`no such order since ${loaded.toISOString()}`);
    console.log(`seen ${this.#seen.length}`);
  }
}

const orders = new Orders();
// Bound, as where a handler is a method of a class with dependencies.
export default { onMessage: orders.handle.bind(orders) };
