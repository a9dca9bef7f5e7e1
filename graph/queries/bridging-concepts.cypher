// Which entities link documents: what is named in more than one of them?
// Parameters:
//   documents integer = 2
// Columns:
//   entity: its name
//   kind: what it is
//   documents: documents that name it
//   mentions: how often they do
//   claims: claims about it
MATCH (d:Document)-[:HAS_PASSAGE]->(:Passage)-[r:MENTIONS]->(e)
WHERE e:Concept OR e:Intervention OR e:Condition OR e:Population OR e:Outcome
WITH e, count(DISTINCT d) AS documents, count(r) AS mentions
WHERE documents >= $documents
OPTIONAL MATCH (e)<-[:SUBJECT|OBJECT]-(c:Claim)
WITH e, documents, mentions, count(DISTINCT c) AS claims
RETURN e.label AS entity, labels(e)[0] AS kind, documents, mentions, claims
ORDER BY documents DESC, mentions DESC, e.id
