// Which entities do works of different authors meet in: claims about them cite works that share no author?
// Columns:
//   entity: its name
//   kind: what it is
//   pairs: pairs of works without a common author
//   claims: claims that cite them
MATCH (v:Publication)<-[:SUPPORTED_BY]-(c:Claim)-[:SUBJECT|OBJECT]->(e)<-[:SUBJECT|OBJECT]-(k:Claim)-[:SUPPORTED_BY]->(w:Publication)
WHERE v.id < w.id AND c.id <> k.id AND none(name IN v.authors WHERE name IN w.authors)
WITH e, count(DISTINCT v.id + ' ' + w.id) AS pairs, count(DISTINCT c.id) + count(DISTINCT k.id) AS claims
RETURN e.label AS entity, labels(e)[0] AS kind, pairs, claims
ORDER BY pairs DESC, e.id
