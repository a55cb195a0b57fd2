// The only file that imports the parser of arguments: every other one gets its names from here.
export { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
