import { parseArgs } from 'node:util';

export interface Options {
  /** the works to run, by name; all when none is named */
  names: string[];
  /** how often everything is measured, after a round that does not count */
  rounds: number;
  /** less of everything: to see that it works, not to learn figures */
  quick: boolean;
  /** also where the time of our own server goes */
  profile: boolean;
}

/** A command line that cannot be followed; the message is for people. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** @throws {UsageError} for an unknown work or flag, with what there is */
export function readOptions(argv: readonly string[], works: readonly string[]): Options {
  const { values, positionals } = parse(argv);
  const unknown = positionals.find((name) => !works.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`There is no work ${unknown}; there are: ${works.join(', ')}`);
  const rounds = values.rounds ?? (values.quick ? '2' : '5');
  if (!/^[1-9]\d?$/.test(rounds)) throw new UsageError(`--rounds must be 1 to 99, not ${rounds}`);
  return { names: positionals, rounds: Number(rounds), quick: values.quick, profile: values.profile };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        rounds: { type: 'string' },
        quick: { type: 'boolean', default: false },
        profile: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(error.message.split(/\n|\. /, 1)[0], { cause: error });
  }
}
