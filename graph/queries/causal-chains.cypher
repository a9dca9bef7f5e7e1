// Which two claims in a row lead from one thing over a second to a third?
// Parameters:
//   limit integer = 50
// Columns:
//   from: the first thing
//   first: what it does to the second
//   over: the second
//   second: what that does to the third
//   to: the third
MATCH (x)<-[:SUBJECT]-(a:Claim)-[:OBJECT]->(y)<-[:SUBJECT]-(b:Claim)-[:OBJECT]->(z)
WHERE a.predicate IN ['INCREASES', 'DECREASES', 'AFFECTS'] AND b.predicate IN ['INCREASES', 'DECREASES', 'AFFECTS']
  AND a.polarity = 'positive' AND b.polarity = 'positive' AND x.id <> z.id
RETURN x.label AS `from`, a.predicate AS first, y.label AS over, b.predicate AS second, z.label AS `to`
ORDER BY x.id, y.id, z.id, a.id, b.id
LIMIT $limit
