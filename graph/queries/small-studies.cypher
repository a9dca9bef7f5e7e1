// Which findings come from studies with few participants?
// Parameters:
//   participants integer = 100
// Columns:
//   finding: what was found
//   design: design of the study
//   sampleSize: its participants
//   findingId: id of the finding
MATCH (s:Study)-[:FOUND]->(f:Finding)
WHERE s.sampleSize < $participants
RETURN f.label AS finding, s.design AS design, s.sampleSize AS sampleSize, f.id AS findingId
ORDER BY sampleSize, s.id, findingId
