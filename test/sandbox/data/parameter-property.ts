class Service {
  constructor(private readonly name: string) {}
}
export default (): Service => new Service('x');
