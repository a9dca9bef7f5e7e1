// Words that say a value is from before or after a treatment: "pre-training", "post-surgery".

const WHAT = '(?:training|intervention|treatment|test|program|implementation|education|exercise|surgery)'

export const PRE = new RegExp(`^pre[-‐‑]?${WHAT}$`)
export const POST = new RegExp(`^post[-‐‑]?${WHAT}$`)

/** At the end of a name: "rejected pre-training". */
export const PERIOD = new RegExp(` (?:pre|post)[-‐‑]${WHAT}$`, 'i')
