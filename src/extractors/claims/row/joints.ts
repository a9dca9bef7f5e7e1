// The words and marks that hold phrases together.
export type JointKind =
  | 'prep'
  | 'comma'
  | 'colon'
  | 'stop'
  | 'dash'
  | 'open'
  | 'close'
  | 'cc'
  | 'rel'
  | 'sub'
  | 'adj'
  | 'adv'

/** Several words that join as one, after their first. */
export type Phrase = [rest: string[], kind: JointKind, word: string]

/** By first word. */
export const PHRASES = new Map<string, Phrase[]>(
  Object.entries({
    such: [[['as'], 'prep', 'such as']],
    as: [
      [['well', 'as'], 'cc', 'and'],
      [['compared', 'to'], 'prep', 'than'],
      [['compared', 'with'], 'prep', 'than'],
      [['opposed', 'to'], 'prep', 'instead'],
      [['a', 'result', 'of'], 'prep', 'by'],
      [['a', 'consequence', 'of'], 'prep', 'by'],
      [['a', 'result'], 'adv', 'as a result'],
      [['a', 'consequence'], 'adv', 'as a result'],
    ],
    when: [
      [['compared', 'to'], 'prep', 'than'],
      [['compared', 'with'], 'prep', 'than'],
    ],
    compared: [
      [['to'], 'prep', 'than'],
      [['with'], 'prep', 'than'],
    ],
    relative: [[['to'], 'prep', 'than']],
    rather: [[['than'], 'prep', 'instead']],
    instead: [[['of'], 'prep', 'instead']],
    contrary: [[['to'], 'prep', 'instead']],
    regardless: [[['of'], 'prep', 'regarding']],
    irrespective: [[['of'], 'prep', 'regarding']],
    due: [[['to'], 'prep', 'by']],
    because: [[['of'], 'prep', 'by']],
    according: [[['to'], 'prep', 'according']],
    along: [[['with'], 'cc', 'and']],
    together: [[['with'], 'cc', 'and']],
    in: [
      [['term', 'of'], 'prep', 'in'],
      [['response', 'to'], 'prep', 'after'],
      [['addition', 'to'], 'prep', 'besides'],
      [['comparison', 'to'], 'prep', 'than'],
      [['comparison', 'with'], 'prep', 'than'],
      [['contrast', 'to'], 'prep', 'instead'],
      [['contrast', 'with'], 'prep', 'instead'],
      [['the', 'form', 'of'], 'prep', 'such as'],
      [['relation', 'to'], 'prep', 'with'],
      [['regard', 'to'], 'prep', 'regarding'],
      [['favor', 'of'], 'prep', 'for'],
      [['order', 'to'], 'prep', 'in order to'],
      [['turn'], 'adv', 'in turn'],
      [['part'], 'adv', 'in part'],
      [['addition'], 'adv', 'in addition'],
    ],
    owing: [[['to'], 'prep', 'by']],
    by: [[['means', 'of'], 'prep', 'through']],
    with: [
      [['regard', 'to'], 'prep', 'regarding'],
      [['respect', 'to'], 'prep', 'regarding'],
    ],
    so: [[['that'], 'sub', 'so that']],
    even: [[['though'], 'sub', 'though']],
  }),
)

/** What a preposition counts as. */
export const ONE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    including: 'such as',
    'e.g': 'such as',
    via: 'through',
    versus: 'than',
    vs: 'than',
    amongst: 'among',
    unlike: 'instead',
  }),
)

export const MARKS: ReadonlyMap<string, JointKind> = new Map(
  Object.entries({
    ',': 'comma',
    ';': 'stop',
    ':': 'colon',
    '—': 'dash',
    '–': 'dash',
    '(': 'open',
    '[': 'open',
    ')': 'close',
    ']': 'close',
    '.': 'stop',
    '?': 'stop',
    '!': 'stop',
  } satisfies Record<string, JointKind>),
)
