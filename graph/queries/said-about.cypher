// What is said about a concept, claim by claim, in which words and where?
// Parameters:
//   concept entity = "epistemic trust"
// Columns:
//   claim: what is said
//   modality: how firmly this passage says it
//   quote: its words
//   uri: document
//   line: line in it
//   claimId: id of the claim
MATCH (e)
WHERE (e:Concept OR e:Intervention OR e:Condition OR e:Population OR e:Outcome)
  AND (e.id = $concept OR toLower(e.label) = toLower($concept) OR any(alias IN e.aliases WHERE toLower(alias) = toLower($concept)))
MATCH (e)<-[:SUBJECT|OBJECT]-(c:Claim)<-[r:STATES]-(p:Passage)<-[:HAS_PASSAGE]-(d:Document)
RETURN DISTINCT c.label AS claim, r.modality AS modality, r.text AS quote, d.uri AS uri, p.line AS line, c.id AS claimId
ORDER BY uri, line, claimId, quote
