import { dialectOf } from '../dialects/dialectOf';
import { parseStatement } from './parseStatement';
import { parserRules } from './rules/parserRules';
import { parserSdk } from './sdk';

type Sdk = ReturnType<typeof parserSdk>;

function understands(sql: string, dialect: string): boolean {
  const answer = parserSdk().parse(sql, dialect as Parameters<Sdk['parse']>[1]);
  return answer.success && answer.ast.every(node => !('command' in node) && !('raw' in node));
}

/** A tree without places and without what is empty. */
function bare(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(bare);
  if (typeof node !== 'object' || node === null) return node;
  const fields = Object.entries(node).filter(
    ([name, value]) =>
      name !== 'span' &&
      value !== null &&
      value !== false &&
      !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(fields.map(([name, value]) => [name, bare(value)]));
}

describe.each(parserRules.map(rule => [rule.feature, rule] as const))(
  'work-around for %s',
  (feature, { example, misread }) => {
    const dialect = dialectOf(example.dialect);

    it('lets the parser take it', () => {
      const parsed = parseStatement(example.sql, dialect);
      expect(parsed).toEqual(
        expect.objectContaining({
          rewritten: expect.arrayContaining([
            {
              code: 'REWRITTEN_FOR_PARSER',
              message: `Rewritten for the parser (0.12.1): ${feature}`,
            },
          ]),
        }),
      );
    });

    if (misread) {
      it('is misread as ever: when this fails, see whether the parser has learnt it, and the rule can go', () => {
        const answer = parserSdk().parse(
          example.sql,
          dialect.parserName as Parameters<Sdk['parse']>[1],
        );
        expect(bare(answer.success ? answer.ast : answer.error)).toMatchSnapshot();
      });
    } else {
      it('is still needed: when this fails, the parser has learnt it, and the rule can go', () => {
        expect(understands(example.sql, dialect.parserName)).toBe(false);
      });
    }
  },
);
