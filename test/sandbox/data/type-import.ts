import { explode, Reason } from './explode.ts';
export default (reason: Reason): never => explode(reason);
