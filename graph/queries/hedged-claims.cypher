// Which claims does nobody assert, and which words hedge them?
// Columns:
//   claim: what is said
//   modality: how firmly
//   hedge: the hedging words
//   quote: the clause
//   uri: document
//   line: line in it
MATCH (c:Claim)<-[r:STATES]-(p:Passage)<-[:HAS_PASSAGE]-(d:Document)
WHERE c.modality <> 'asserted'
RETURN c.label AS claim, r.modality AS modality, r.hedge AS hedge, r.text AS quote, d.uri AS uri, p.line AS line
ORDER BY uri, line, c.id, quote
