import { createRouter, createWebHistory } from 'vue-router'
import { asProblem, useSession, uuid } from '@shared/api'
import { rememberSession, rememberedSession } from './composables/remembered'

export const router = createRouter({
  history: createWebHistory('/member/'),
  routes: [
    { path: '/', name: 'home', component: () => import('./pages/HomePage.vue') },
    { path: '/sign-in', name: 'sign-in', component: () => import('./pages/SignInPage.vue'), meta: { open: true } },
    {
      path: '/password',
      name: 'password',
      component: () => import('./pages/PasswordPage.vue'),
      meta: { tab: 'me', back: '/me' },
    },
    { path: '/work', name: 'work', component: () => import('./pages/WorkPage.vue') },
    // A new draft has its own address from the first moment, so that a reload comes back to it.
    { path: '/write', redirect: () => ({ path: `/write/${uuid()}`, query: { new: '1' } }) },
    {
      path: '/write/:id',
      name: 'write',
      component: () => import('./pages/WritePage.vue'),
      props: true,
      meta: { tab: 'work', back: '/', bare: true },
    },
    {
      path: '/proposals/:id',
      name: 'proposal',
      component: () => import('./pages/ProposalPage.vue'),
      props: true,
      meta: { tab: 'work', back: '/work' },
    },
    {
      path: '/proposals/:id/done',
      name: 'done',
      component: () => import('./pages/DonePage.vue'),
      props: true,
      meta: { tab: 'work' },
    },
    {
      path: '/proposals/:id/co-sign',
      name: 'cosign',
      component: () => import('./pages/CoSignPage.vue'),
      props: true,
      meta: { tab: 'work', back: '/' },
    },
    {
      path: '/proposals/:id/rate',
      name: 'rate',
      component: () => import('./pages/RatePage.vue'),
      props: true,
      meta: { tab: 'work', back: '/' },
    },
    { path: '/notices', name: 'notices', component: () => import('./pages/NoticesPage.vue') },
    { path: '/me', name: 'me', component: () => import('./pages/MePage.vue') },
    {
      path: '/me/file',
      name: 'file',
      component: () => import('./pages/FilePage.vue'),
      meta: { tab: 'me', back: '/me' },
    },
    {
      path: '/me/sessions',
      name: 'sessions',
      component: () => import('./pages/SessionsPage.vue'),
      meta: { tab: 'me', back: '/me' },
    },
    { path: '/:rest(.*)*', name: 'lost', component: () => import('./pages/LostPage.vue'), meta: { back: '/' } },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { left: 0, top: 0 },
})

// Nobody sees a page before it is known who they are: the server's word, or without a network the last one kept here.
router.beforeEach(async (to) => {
  if (to.meta.open) return true
  const session = useSession()
  let known = session.session
  if (!session.known) {
    try {
      known = await session.load()
      rememberSession(known)
    } catch (error) {
      const kept = rememberedSession()
      if (asProblem(error).status !== 401 && kept) session.take(kept)
      known = session.session
    }
  }
  if (!known) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  if (known.must_change_password && to.name !== 'password') return { name: 'password' }
  return true
})
