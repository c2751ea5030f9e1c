import { createRouter, createWebHistory } from 'vue-router'
import { useSession } from '@shared/api'
import { homeFor } from './navigation'

export const router = createRouter({
  history: createWebHistory('/desk/'),
  routes: [
    { path: '/', name: 'home', redirect: () => homeFor(useSession().roles, useSession().session?.powers ?? []) },
    { path: '/sign-in', name: 'sign-in', component: () => import('./pages/SignInPage.vue'), meta: { open: true } },
    { path: '/setup', name: 'setup', component: () => import('./pages/SetupPage.vue'), meta: { open: true } },
    {
      path: '/password',
      name: 'password',
      component: () => import('./pages/NewPasswordPage.vue'),
      meta: { bare: true },
    },
    { path: '/overview', name: 'overview', component: () => import('./pages/OverviewPage.vue') },
    { path: '/tasks', name: 'tasks', component: () => import('./pages/TasksPage.vue') },
    { path: '/assignments', name: 'assignments', component: () => import('./pages/AssignmentsPage.vue') },
    { path: '/proposals', name: 'proposals', component: () => import('./pages/ProposalsPage.vue') },
    { path: '/proposals/new', name: 'newProposal', component: () => import('./pages/DraftPage.vue') },
    { path: '/proposals/:id', name: 'proposal', component: () => import('./pages/ProposalPage.vue'), props: true },
    { path: '/proposals/:id/draft', name: 'draft', component: () => import('./pages/DraftPage.vue'), props: true },
    {
      path: '/proposals/:id/reply/:assignment',
      name: 'reply',
      component: () => import('./pages/ReplyPage.vue'),
      props: true,
    },
    {
      path: '/proposals/:id/publication',
      name: 'publish',
      component: () => import('./pages/PublicationPage.vue'),
      props: true,
    },
    { path: '/dispatch', name: 'dispatch', component: () => import('./pages/DispatchPage.vue') },
    { path: '/radar', name: 'radar', component: () => import('./pages/RadarPage.vue') },
    { path: '/key', name: 'key', component: () => import('./pages/KeyProposalsPage.vue') },
    { path: '/promises', name: 'promises', component: () => import('./pages/PromisesPage.vue') },
    { path: '/publication', name: 'publication', component: () => import('./pages/PublicationQueuePage.vue') },
    { path: '/statistics', name: 'statistics', component: () => import('./pages/StatisticsPage.vue') },
    { path: '/statistics/rows', name: 'rows', component: () => import('./pages/RowsPage.vue') },
    { path: '/assessment', name: 'assessment', component: () => import('./pages/AssessmentPage.vue') },
    { path: '/members', name: 'members', component: () => import('./pages/MembersPage.vue') },
    { path: '/members/:id', name: 'member', component: () => import('./pages/MemberPage.vue'), props: true },
    { path: '/units', name: 'units', component: () => import('./pages/UnitsPage.vue') },
    { path: '/import', name: 'import', component: () => import('./pages/ImportPage.vue') },
    { path: '/accounts', name: 'accounts', component: () => import('./pages/AccountsPage.vue') },
    { path: '/audit', name: 'audit', component: () => import('./pages/AuditPage.vue') },
    { path: '/rules', name: 'rules', component: () => import('./pages/RulesPage.vue') },
    { path: '/account', name: 'account', component: () => import('./pages/AccountPage.vue') },
    { path: '/:rest(.*)*', name: 'lost', component: () => import('./pages/LostPage.vue') },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { left: 0, top: 0 },
})

// Nobody sees a page before the server has said who they are; a first password is changed before anything else.
router.beforeEach(async (to) => {
  if (to.meta.open) return true
  const session = useSession()
  const known = await session.load().catch(() => null)
  if (!known) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  if (known.must_change_password && to.name !== 'password') return { name: 'password' }
  if (known.must_enrol_totp && !known.must_change_password && to.name !== 'account') return { name: 'account' }
  if (to.name === 'home') return homeFor(session.roles, known.powers)
  return true
})
