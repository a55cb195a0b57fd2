/** Maps numbers onto lengths, and names round numbers between them. The only file that imports the library for it. */
export { scaleLinear } from 'd3-scale';
