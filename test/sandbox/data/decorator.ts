const logged = (target: unknown): unknown => target;

@logged
class Service {}
export default (): Service => new Service();
