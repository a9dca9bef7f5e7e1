// A text without a reference list, which cites the works of the bibliographies that fuzzing starts from.
export const BIBLIOGRAPHIES: readonly string[] = ['bibtex', 'ris', 'nbib', 'csl', 'endnote']
export const CITING =
  'Hope fosters effort (Baum & van der Berg, 2001; Hall, 2003). Baum (2001) found that ice lowers fear, as Lind et al. (2009) did.\n'
