// Which works have a notice (a retraction, an expression of concern …), and which claims cite them?
// Columns:
//   publication: the work
//   notice: what was published about it
//   date: when
//   claim: a claim that cites it
//   works: works cited for that claim in all
MATCH (w:Publication)
WHERE w.notice IS NOT NULL
OPTIONAL MATCH (c:Claim)-[:SUPPORTED_BY]->(w)
WITH DISTINCT w, c
RETURN w.label AS publication, w.notice AS notice, w.noticeDate AS date, c.label AS claim, c.publicationCount AS works
ORDER BY publication, claim, w.id, c.id
