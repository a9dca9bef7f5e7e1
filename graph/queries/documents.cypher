// What does each document hold?
// Columns:
//   document: its title or uri
//   passages: passages
//   claims: claims it states
//   findings: findings it states
//   studies: studies it tells of
//   publications: works it cites
MATCH (d:Document)-[:HAS_PASSAGE]->(p:Passage)
WITH d, count(p) AS passages
OPTIONAL MATCH (d)-[:HAS_PASSAGE]->(:Passage)-[:STATES]->(c:Claim)
WITH d, passages, count(DISTINCT c) AS claims
OPTIONAL MATCH (d)-[:HAS_PASSAGE]->(:Passage)-[:STATES]->(f:Finding)
WITH d, passages, claims, count(DISTINCT f) AS findings
OPTIONAL MATCH (d)-[:HAS_PASSAGE]->(:Passage)-[:STATES|MENTIONS]->(s:Study)
WITH d, passages, claims, findings, count(DISTINCT s) AS studies
OPTIONAL MATCH (d)-[:HAS_PASSAGE]->(:Passage)-[:CITES]->(w:Publication)
WITH d, passages, claims, findings, studies, count(DISTINCT w) AS publications
RETURN coalesce(d.title, d.uri) AS document, passages, claims, findings, studies, publications
ORDER BY d.id
