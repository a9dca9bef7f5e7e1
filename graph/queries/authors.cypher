// Whose works are cited most, and for how many claims?
// Parameters:
//   limit integer = 25
// Columns:
//   author: name
//   works: works
//   citations: passages that cite one
//   claims: claims that cite one
MATCH (a:Author)<-[:AUTHORED_BY]-(w:Publication)
OPTIONAL MATCH (w)<-[:CITES]-(p:Passage)
OPTIONAL MATCH (w)<-[:SUPPORTED_BY]-(c:Claim)
WITH a, count(DISTINCT w) AS works, count(DISTINCT p) AS citations, count(DISTINCT c) AS claims
RETURN a.label AS author, works, citations, claims
ORDER BY citations DESC, claims DESC, works DESC, a.id
LIMIT $limit
