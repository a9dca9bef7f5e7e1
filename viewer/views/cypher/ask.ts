// Sends a query to the server behind the page.
import type { CypherAnswer } from '../../../graph/view.js'
import { post } from '../../server.js'
import type { ParameterValue } from './questions.js'

/** Never rejects: what went wrong is an answer, in one line. `undefined` where it was cancelled. */
export async function ask(
  query: string,
  parameters: Readonly<Record<string, ParameterValue>>,
  signal: AbortSignal,
): Promise<CypherAnswer | undefined> {
  try {
    const response = await post('cypher', { query, parameters }, signal)
    const text = await response.text()
    const answer = answerIn(text)
    return answer ?? { error: `the server answered ${response.status}: ${text.slice(0, 200)}` }
  } catch (error) {
    return signal.aborted ? undefined : { error: (error as Error).message }
  }
}

function answerIn(text: string): CypherAnswer | undefined {
  try {
    const answer = JSON.parse(text) as CypherAnswer
    return 'error' in answer || Array.isArray(answer.rows) ? answer : undefined
  } catch {
    return undefined
  }
}
