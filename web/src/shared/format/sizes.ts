/** "412 KB", "3.4 MB". */
export function bytesWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
/** 5571 → "5,571". */
export const count = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ',')
/** 0.983 → "98.3%". */
export const percent = (share: number) => `${(share * 100).toFixed(1).replace(/\.0$/, '')}%`
/** Characters as a reader counts them: surrogate pairs once, white space not at all. */
export const countCharacters = (text: string) => Array.from(text.replace(/\s+/g, '')).length
