// The exporters.
import type { Exporter } from '../types.js'
import { json } from './json.js'

export const EXPORTERS: readonly Exporter[] = [json]
