// What are the shortest ways from a concept over claims and works to findings?
// Parameters:
//   concept entity = "epistemic trust"
//   limit integer = 25
// Columns:
//   steps: number of steps
//   way: labels of the nodes on the way
//   findingId: id of the finding
MATCH (e)
WHERE (e:Concept OR e:Intervention OR e:Condition OR e:Population OR e:Outcome)
  AND (e.id = $concept OR toLower(e.label) = toLower($concept) OR any(alias IN e.aliases WHERE toLower(alias) = toLower($concept)))
MATCH (f:Finding)
MATCH way = allShortestPaths((e)-[:SUBJECT|OBJECT|SUPPORTED_BY|REPORTS|FOUND*..6]-(f))
WITH length(way) AS steps, [n IN nodes(way) | n.label] AS way, [n IN nodes(way) | n.id] AS ids, f.id AS findingId
RETURN steps, way, findingId
ORDER BY steps, findingId, ids
LIMIT $limit
