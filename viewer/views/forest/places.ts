// Where the columns and rows of a forest plot stand, by its width.

export interface Places {
  label: number
  plot: { left: number; width: number }
  /** Right ends of the columns of text. */
  numbers: number
  size: number
  row: number
  /** Where in a row the plot's middle is. */
  middle: number
}

export const TOP = 30
export const AXIS = 38

/** On narrow screens the text of a row stands over its marks. */
export function placesFor(width: number): Places {
  if (width < 620) {
    const numbers = Math.min(130, width * 0.36)
    return {
      label: width - 16,
      plot: { left: 14, width: width - 28 - numbers - 34 },
      numbers: width - 44,
      size: width - 8,
      row: 74,
      middle: 53,
    }
  }
  const label = Math.min(360, width * 0.4)
  return {
    label: label - 16,
    plot: { left: label + 8, width: width - label - 8 - 170 - 50 },
    numbers: width - 58,
    size: width - 10,
    row: 42,
    middle: 21,
  }
}
