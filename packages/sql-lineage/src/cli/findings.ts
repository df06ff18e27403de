import type { AnalyzedScript, AnalyzedStatement, Reason, ReasonCode } from '../types';
import { LinePositions } from './LinePositions';

/** What to say of a script that was not, or not wholly, understood. */
export type Findings = {
  /** `FILE:LINE:COLUMN: error: MESSAGE [CODE]`, as compilers have it, in the order of the text. */
  lines: string[];
  /** Whether some statement was not understood, or with low confidence. */
  failed: boolean;
};

/** Messages speak of names, which may hold anything. */
const oneLine = (message: string) => message.replace(/[\s\p{Cc}]+/gu, ' ');

const notUnderstood: ReadonlySet<ReasonCode> = new Set([
  'PARSE_FALLBACK',
  'DYNAMIC_SQL',
  'UNSUPPORTED',
  'LIMIT',
]);

/** Errors decide the exit code; warnings are where more of the schema would help. */
export function findingsOf(file: string, text: string, { statements }: AnalyzedScript): Findings {
  const positions = new LinePositions(text);
  const name = file === '-' ? '<stdin>' : file;
  const findings: Findings = { lines: [], failed: false };
  for (const statement of statements) {
    const failed = isFailed(statement);
    findings.failed ||= failed;
    for (const { code, message, span = statement.span } of reasonsOf(statement, failed)) {
      const severity =
        failed && (notUnderstood.has(code) || statement.confidence === 'low') ? 'error' : 'warning';
      findings.lines.push(
        `${name}:${positions.at(span.start)}: ${severity}: ${oneLine(message)} [${code}]`,
      );
    }
  }
  return findings;
}

function isFailed({ confidence, reasons }: AnalyzedStatement): boolean {
  return confidence === 'low' || reasons.some(({ code }) => notUnderstood.has(code));
}

function reasonsOf({ reasons }: AnalyzedStatement, failed: boolean): Reason[] {
  // How the parser was helped is nobody's concern where it did help.
  const told = reasons.filter(({ code }) => code !== 'REWRITTEN_FOR_PARSER');
  if (told.length > 0 || !failed) return told;
  return [{ code: 'UNSUPPORTED', message: 'The statement was understood with low confidence' }];
}
