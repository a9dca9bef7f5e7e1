// Words that say a value is from before or after a treatment: "pre-training", "post-surgery".

const WHAT = '(?:training|intervention|treatment|test|program|implementation|education|exercise|surgery)'

const PRE = new RegExp(`^pre[-‐‑]?${WHAT}$`)
const POST = new RegExp(`^post[-‐‑]?${WHAT}$`)

export const isPre = (norm: string): boolean => norm.startsWith('pre') && PRE.test(norm)
export const isPost = (norm: string): boolean => norm.startsWith('post') && POST.test(norm)

/** At the end of a name: "rejected pre-training". */
export const PERIOD = new RegExp(` (?:pre|post)[-‐‑]${WHAT}$`, 'i')
