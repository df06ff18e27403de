import type { ParserRule } from '../../ParserRule';
import type { Edit } from '../../Rewriting';
import type { StatementTokens } from '../../StatementTokens';

/** A rule that looks at each token and edits what begins there. */
export function atEach(
  rule: Omit<ParserRule, 'edits'> & { at(s: StatementTokens, index: number): Edit[] },
): ParserRule {
  const { at, ...rest } = rule;
  return {
    ...rest,
    edits(s) {
      const edits: Edit[] = [];
      for (let index = 0; index < s.length; index++) edits.push(...at(s, index));
      return edits;
    },
  };
}
