// What is the evidence for a concept, with effect sizes and the words that report them?
// Parameters:
//   concept entity = "mentalization-based treatment"
// Columns:
//   finding: what was found
//   study: design of the study
//   sampleSize: its participants
//   measure: what the numbers are
//   value: the estimate
//   interventionValue: in the intervention arm
//   comparatorValue: in the comparator arm
//   p: p value
//   quote: the words
//   uri: document
//   line: line in it
//   findingId: id of the finding
MATCH (e)
WHERE (e:Concept OR e:Intervention OR e:Condition OR e:Population OR e:Outcome)
  AND (e.id = $concept OR toLower(e.label) = toLower($concept) OR any(alias IN e.aliases WHERE toLower(alias) = toLower($concept)))
MATCH (s:Study)-[:FOUND]->(f:Finding)
WHERE EXISTS { MATCH (f)-[:OF_OUTCOME|OF_INTERVENTION|VERSUS|IN_POPULATION]->(e) }
  OR EXISTS { MATCH (e)<-[:SUBJECT|OBJECT]-(:Claim)-[:SUPPORTED_BY]->(:Publication)-[:REPORTS]->(s) }
MATCH (p:Passage)-[r:STATES]->(f)
MATCH (d:Document)-[:HAS_PASSAGE]->(p)
RETURN DISTINCT f.label AS finding, s.design AS study, s.sampleSize AS sampleSize, f.measure AS measure, f.value AS value,
  f.interventionValue AS interventionValue, f.comparatorValue AS comparatorValue, f.p AS p,
  r.text AS quote, d.uri AS uri, p.line AS line, f.id AS findingId
ORDER BY uri, line, findingId, quote
