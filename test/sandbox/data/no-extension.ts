import { explode } from './explode';
export default (): never => explode('never runs');
