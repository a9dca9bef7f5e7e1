// One claim as a nanopublication: what is said, which words and works it comes from, and who put it so.
import type { NodeOf } from '../../graph/schema.js'
import type { Links } from './links.js'
import { claimPredicate, entity, literal, type Quad, quad, term } from './rdf-terms.js'

/** Four named graphs, as nanopub.org's guidelines want them; there is no time in it, so that it is the same each time. */
export function* nanopublication(claim: NodeOf<'Claim'>, links: Links): Generator<Quad> {
  const id = `nanopub:${claim.id}`
  const [subject, object] = [links.to('SUBJECT', claim.id), links.to('OBJECT', claim.id)]
  if (subject.length === 0 || object.length === 0) return
  const publication = entity(id)
  const part = (name: string) => entity(id, `#${name}`)
  const [head, assertion, provenance, info] = [part('head'), part('assertion'), part('provenance'), part('pubinfo')]

  yield quad(publication, term('rdf:type'), term('np:Nanopublication'), head)
  yield quad(publication, term('np:hasAssertion'), assertion, head)
  yield quad(publication, term('np:hasProvenance'), provenance, head)
  yield quad(publication, term('np:hasPublicationInfo'), info, head)

  const predicate = claimPredicate(claim.predicate)
  for (const from of subject)
    for (const to of object)
      if (claim.polarity === 'negated') {
        // A triple says that something holds; what is denied must not stand there as one.
        const denial = part('denial')
        yield quad(denial, term('rdf:type'), term('owl:NegativePropertyAssertion'), assertion)
        yield quad(denial, term('owl:sourceIndividual'), entity(from), assertion)
        yield quad(denial, term('owl:assertionProperty'), predicate, assertion)
        yield quad(denial, term('owl:targetIndividual'), entity(to), assertion)
      } else yield quad(entity(from), predicate, entity(to), assertion)
  for (const group of links.to('IN_POPULATION', claim.id))
    yield quad(assertion, term('evi:IN_POPULATION'), entity(group), assertion)

  yield quad(assertion, term('evi:modality'), literal(claim.modality), provenance)
  for (const passage of links.from('STATES', claim.id))
    yield quad(assertion, term('prov:wasDerivedFrom'), entity(passage), provenance)
  for (const work of links.to('SUPPORTED_BY', claim.id))
    yield quad(assertion, term('cito:citesAsEvidence'), entity(work), provenance)

  yield quad(publication, term('prov:wasAttributedTo'), term('evi:software'), info)
  yield quad(publication, term('prov:wasDerivedFrom'), entity(claim.id), info)
}
