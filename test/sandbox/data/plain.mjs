class Service {
  greeting = 'hello';
  async onMessage(message, context) {
    context.log.info(this.greeting);
  }
}
export default new Service();
