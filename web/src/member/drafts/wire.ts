// The real server behind the sender.
import { act, createProposal, readProposal, saveDraft, upload } from '@shared/api'
import type { Wire } from './send'

export const wire: Wire = {
  create: createProposal,
  save: saveDraft,
  read: async (id) => {
    const page = await readProposal(id)
    const { version, stage, title } = page.proposal
    return { version, stage, title, situation: page.situation, analysis: page.analysis, advice: page.advice }
  },
  attach: (id, file) =>
    upload(`/proposals/${id}/attachments?name=${encodeURIComponent(file.name)}`, file.blob, undefined, file.key),
  act: (id, wish, version) => act(id, wish, wish === 'submit' ? { version } : { version, deadline: null }),
}
