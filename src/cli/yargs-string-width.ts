import { displayWidth } from './formats/display-width.ts';

/** What the bundle gives to yargs for the package string-width: see tsdown.config.ts. */
export default displayWidth;
