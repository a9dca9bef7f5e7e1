// Vitest's JSON report → "N passed, N failed"; fails where a test failed, was left out, or none ran.
import { readFileSync } from 'node:fs'

let report = {}
try {
  report = JSON.parse(readFileSync(process.argv[2], 'utf8'))
} catch (error) {
  console.error(`no test report: ${error.message}`)
}
const { numPassedTests: passed = 0, numTotalTests: total = 0, success = false } = report
// A test file that can't be loaded has no tests to count.
const broken = (report.testResults ?? []).filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
)
for (const { name, message } of broken) console.error(`${name}: ${message}`)
const failed = total - passed + broken.length
process.exitCode = success && failed === 0 && passed > 0 ? 0 : 1
console.log(`${passed} passed, ${failed} failed`)
