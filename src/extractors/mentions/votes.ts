// How much speaks for each kind of entity.
import type { EntityKind } from '../../../graph/schema.js'

/** All kinds, always: an object that gets them one by one would have a shape of its own for every order. */
export type Votes = Record<EntityKind, number>

export const noVotes = (): Votes => ({ Concept: 0, Intervention: 0, Condition: 0, Population: 0, Outcome: 0 })

/** Of whatever nothing speaks for; shared, so that nobody counts what is not there. */
export const NO_VOTES: Readonly<Votes> = noVotes()

export const votesFor = (some: Partial<Votes>): Readonly<Votes> => Object.assign(noVotes(), some)

export function addVotes(to: Votes, votes: Readonly<Votes>): void {
  if (votes === NO_VOTES) return
  to.Concept += votes.Concept
  to.Intervention += votes.Intervention
  to.Condition += votes.Condition
  to.Population += votes.Population
  to.Outcome += votes.Outcome
}

/** Raises `to` to a part of each vote that is more. */
export function raiseVotes(to: Votes, votes: Readonly<Votes>, part: number): void {
  if (votes === NO_VOTES) return
  to.Concept = Math.max(to.Concept, part * votes.Concept)
  to.Intervention = Math.max(to.Intervention, part * votes.Intervention)
  to.Condition = Math.max(to.Condition, part * votes.Condition)
  to.Population = Math.max(to.Population, part * votes.Population)
  to.Outcome = Math.max(to.Outcome, part * votes.Outcome)
}

export const isEmpty = (votes: Readonly<Votes>): boolean =>
  votes === NO_VOTES ||
  (votes.Concept === 0 &&
    votes.Intervention === 0 &&
    votes.Condition === 0 &&
    votes.Population === 0 &&
    votes.Outcome === 0)
