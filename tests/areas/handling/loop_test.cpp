// From assign to rate on a real database: the way most proposals go, and what each side may see on it.
#include <mutex>
#include <thread>

#include "areas/handling/store.hpp"
#include "village.hpp"

namespace yishi::handling {
namespace {

using proposals::HandlingKind;
using S = proposals::Stage;
using testing::Test;

bool has(const std::vector<std::string>& list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

TEST_F(Village, OneUnitTakesAProposalFromAssigningToRating) {
  const auto id = filed();
  EXPECT_TRUE(has(open(government(), id), "assign"));
  assign_single(id, housing);
  EXPECT_EQ(stage(id), S::assigned);
  EXPECT_EQ(proposal(id).lead_units, "市住建局");
  EXPECT_EQ(clock(id, housing, "sign_for"), "running 2026-03-05");  // Monday and three working days
  EXPECT_EQ(clock(id, housing, "reply"), "running 2026-06-01");     // 90 days end on a Sunday
  EXPECT_EQ(clock(id, housing, "first_contact"), "running 2026-03-23");

  time.advance_days(1);
  EXPECT_EQ(open(clerk(housing), id), (std::vector<std::string>{"contact", "sign_for", "object"}));
  sign(id, housing);
  EXPECT_EQ(stage(id), S::handling);
  EXPECT_EQ(proposal(id).due_on, Date::of(2026, 6, 1));
  EXPECT_EQ(clock(id, housing, "sign_for"), "in_time 2026-03-05");

  time.advance_days(10);
  const auto a = of(id, housing);
  must([&](Transaction& tx) {
    return add_contact(tx, *rules, clerk(housing), a,
                       {"visit", time.now(), "李明委员", "现场踏勘并说明计划。", true});
  });
  EXPECT_EQ(clock(id, housing, "first_contact"), "in_time 2026-03-23");

  time.advance_days(30);
  reply(id, housing, "B");
  EXPECT_EQ(stage(id), S::replied);
  EXPECT_EQ(proposal(id).reply_class, "B");
  EXPECT_EQ(clock(id, housing, "reply"), "in_time 2026-06-01");
  const auto handled = seen_by(li(), id);
  ASSERT_EQ(handled.replies.size(), 1u);
  EXPECT_EQ(handled.replies[0].document_number, "市住建局提函〔2026〕1号");
  ASSERT_EQ(handled.promises.size(), 1u);
  EXPECT_EQ(handled.promises[0].state, PromiseState::open);
  ASSERT_EQ(handled.contacts.size(), 1u);
  EXPECT_TRUE(handled.contacts[0].face_to_face);
  EXPECT_EQ(handled.may, (std::vector<std::string>{"rate"}));

  rate(li(), id, "satisfied", "basically_satisfied");
  EXPECT_EQ(stage(id), S::fed_back);
  EXPECT_EQ(proposal(id).rating, "basically_satisfied");
  must([&](Transaction& tx) { return close(tx, *rules, office(), id, proposal(id).version, ""); });
  EXPECT_EQ(stage(id), S::closed);

  const auto kinds = facts(id);
  const std::vector<std::string> expected{
      "proposals.assigned", "handling.signed_for",    "proposals.handling_begun",
      "handling.contacted", "handling.reply_drafted", "handling.signed",
      "handling.checked",   "handling.delivered",     "handling.promise_made",
      "proposals.replied",  "handling.rated",         "proposals.rating_accepted",
      "proposals.closed"};
  EXPECT_EQ(std::vector<std::string>(kinds.end() - static_cast<std::ptrdiff_t>(expected.size()), kinds.end()),
            expected);
  EXPECT_TRUE(read([&](Transaction& tx) { return ledger::verify(tx, town).has_value(); }));
}

TEST_F(Village, OnlyTheOfficeOfTheUnitsSystemAssigns) {
  const auto id = filed();
  const auto single = [&](const UnitId& unit) {
    return assigning(id, HandlingKind::single, {{unit, Part::lead}});
  };
  const auto by = [&](const Caller& caller, Assigning in) {
    return [&, caller, in](Transaction& tx) { return assign(tx, *rules, caller, id, in); };
  };
  refused(by(party(), single(housing)), Why::not_allowed, "not_allowed");
  refused(by(office(), single(housing)), Why::not_allowed, "not_allowed");
  refused(by(government(), single(publicity)), Why::not_allowed, "not_allowed");
  refused(by(li(), single(housing)), Why::not_allowed, "not_allowed");
  refused(by(clerk(housing), single(housing)), Why::not_found, "not_found");
  const auto mixed = assigning(id, HandlingKind::split, {{housing, Part::split}, {publicity, Part::split}});
  refused(by(government(), mixed), Why::not_allowed, "not_allowed");
  must(by(office(), mixed));
  EXPECT_EQ(proposal(id).lead_units, "市住建局、市委宣传部");
  EXPECT_EQ(proposal(id).handling, HandlingKind::split);
}

TEST_F(Village, UnitsMustMakeAWholeOfTheKindChosen) {
  const auto id = filed();
  const auto with = [&](HandlingKind kind, std::vector<NamedUnit> units) {
    auto in = assigning(id, kind, std::move(units));
    return [&, in](Transaction& tx) { return assign(tx, *rules, government(), id, in); };
  };
  refused(with(HandlingKind::single, {}), Why::invalid, "/units");
  refused(with(HandlingKind::single, {{housing, Part::lead}, {schools, Part::co}}), Why::invalid, "/units");
  refused(with(HandlingKind::joint, {{housing, Part::lead}}), Why::invalid, "/units");
  refused(with(HandlingKind::joint, {{housing, Part::lead}, {schools, Part::lead}}), Why::invalid, "/units");
  refused(with(HandlingKind::split, {{housing, Part::split}}), Why::invalid, "/units");
  refused(with(HandlingKind::none, {{housing, Part::lead}}), Why::invalid, "/handling");
  refused(with(HandlingKind::joint, {{housing, Part::lead}, {housing, Part::co}}), Why::invalid,
          "/units/1/unit");
  refused(with(HandlingKind::single, {{dormant, Part::lead}}), Why::invalid, "/units/0/unit");
  refused(with(HandlingKind::single, {{UnitId::make(), Part::lead}}), Why::invalid, "/units/0/unit");
  EXPECT_EQ(stage(id), S::filed);
}

TEST_F(Village, TheDayToReplyByStaysWithinTheLimit) {
  const auto id = filed();
  const auto until = [&](Date day) {
    auto in = assigning(id, HandlingKind::single, {{housing, Part::lead}});
    in.due_on = day;
    return [&, in](Transaction& tx) { return assign(tx, *rules, government(), id, in); };
  };
  refused(until(Date::of(2026, 3, 2)), Why::invalid, "/due_on");
  refused(until(Date::of(2026, 9, 30)), Why::invalid, "/due_on");
  must(until(Date::of(2026, 5, 10)));
  EXPECT_EQ(clock(id, housing, "reply"), "running 2026-05-10");
}

TEST_F(Village, OfTwoClerksWhoAssignAtOnceOneWins) {
  const auto id = filed();
  const auto first = assigning(id, HandlingKind::single, {{housing, Part::lead}});
  const auto second = assigning(id, HandlingKind::single, {{schools, Part::lead}});
  int won = 0;
  std::mutex mutex;
  std::vector<std::string> lost;
  const auto run = [&](const Assigning& in) {
    const auto result = act([&](Transaction& tx) { return assign(tx, *rules, government(), id, in); });
    const std::lock_guard lock(mutex);
    result ? void(++won) : lost.push_back(result.error().code);
  };
  std::thread one([&] { run(first); }), two([&] { run(second); });
  one.join();
  two.join();
  EXPECT_EQ(won, 1);
  EXPECT_EQ(lost, std::vector<std::string>{"changed_meanwhile"});
  EXPECT_EQ(seen_by(office(), id).assignments.size(), 1u);
}

TEST_F(Village, OnlyTheUnitItselfSignsAndOnlyOnce) {
  const auto id = filed();
  assign_single(id, housing);
  const auto a = of(id, housing);
  const auto by = [&](const Caller& caller) {
    return [&, caller](Transaction& tx) { return sign_for(tx, *rules, caller, a); };
  };
  refused(by(clerk(schools)), Why::not_found, "not_found");
  refused(by(government()), Why::not_allowed, "not_allowed");
  refused(by(li()), Why::not_allowed, "not_allowed");
  must(by(head(housing)));
  refused(by(clerk(housing)), Why::wrong_stage, "wrong_stage");
}

TEST_F(Village, AStaleRowIsNotWrittenOver) {
  const auto id = filed();
  assign_single(id, housing);
  const auto a = of(id, housing);
  auto stale = read([&](Transaction& tx) { return *store::load(tx, town, a); });
  sign(id, housing);
  stale.stage = Stage::cancelled;
  const bool written = db->write([&](Transaction& tx) { return store::update(tx, town, stale); });
  EXPECT_FALSE(written);
  EXPECT_EQ(assignment(id, housing).stage, Stage::signed_for);
}

TEST_F(Village, LateSigningAndLateReplyStayOnRecord) {
  const auto id = filed();
  assign_single(id, housing);
  time.advance_days(7);
  sign(id, housing);
  EXPECT_EQ(clock(id, housing, "sign_for"), "late 2026-03-05");
  time.advance_days(90);
  EXPECT_TRUE(assignment(id, housing).late);
  reply(id, housing);
  const auto a = of(id, housing);
  const auto row = read([&](Transaction& tx) { return *store::load(tx, town, a); });
  EXPECT_TRUE(row.signed_late);
  EXPECT_TRUE(row.replied_late);
  EXPECT_EQ(clock(id, housing, "reply"), "late 2026-06-01");
  EXPECT_EQ(clock(id, housing, "first_contact"), "cancelled 2026-03-23");  // there was none
}

TEST_F(Village, ProposersSeeNothingOfAReplyBeforeItIsDelivered) {
  const auto id = filed();
  assign_single(id, housing);
  sign(id, housing);
  const auto a = of(id, housing);
  must([&](Transaction& tx) { return draft_reply(tx, *rules, clerk(housing), a, draft()); });
  EXPECT_TRUE(seen_by(li(), id).replies.empty());
  EXPECT_TRUE(seen_by(government(), id).replies.empty());  // no head has signed
  EXPECT_EQ(seen_by(clerk(housing), id).replies.size(), 1u);
  EXPECT_EQ(seen_by(li(), id).assignments.at(0).stage, Stage::signed_for);
  must([&](Transaction& tx) { return sign_reply(tx, *rules, head(housing), a, ""); });
  EXPECT_EQ(seen_by(government(), id).replies.size(), 1u);
  EXPECT_TRUE(seen_by(li(), id).replies.empty());
  must([&](Transaction& tx) { return check_reply(tx, *rules, government(), a, {true, std::nullopt, ""}); });
  EXPECT_TRUE(seen_by(li(), id).replies.empty());
  must([&](Transaction& tx) { return deliver_reply(tx, *rules, clerk(housing), a); });
  const auto replies = seen_by(li(), id).replies;
  ASSERT_EQ(replies.size(), 1u);
  EXPECT_FALSE(replies[0].signed_by);
  EXPECT_EQ(open(clerk(schools), id), std::vector<std::string>{"unseen"});
}

TEST_F(Village, TheOfficeChecksChangesTheClassOrSendsBack) {
  const auto id = filed();
  assign_single(id, housing);
  sign(id, housing);
  const auto a = of(id, housing);
  auto in = draft("A");
  in.promises.clear();
  auto saved = must([&](Transaction& tx) { return draft_reply(tx, *rules, clerk(housing), a, in); });
  const auto deliver = [&](Transaction& tx) { return deliver_reply(tx, *rules, clerk(housing), a); };
  const auto check = [&](const Caller& caller, CheckingReply how) {
    return [&, caller, how](Transaction& tx) { return check_reply(tx, *rules, caller, a, how); };
  };
  refused([&](Transaction& tx) { return sign_reply(tx, *rules, clerk(housing), a, ""); }, Why::not_allowed,
          "not_allowed");
  must([&](Transaction& tx) { return sign_reply(tx, *rules, head(housing), a, ""); });
  refused(deliver, Why::wrong_stage, "not_checked");
  refused(check(party(), {true, std::nullopt, ""}), Why::not_allowed, "not_allowed");
  refused(check(government(), {true, "Z", ""}), Why::invalid, "/reply_class");
  refused(check(government(), {true, "B", ""}), Why::invalid, "/reply_class");  // nothing is promised
  refused(check(government(), {false, std::nullopt, ""}), Why::invalid, "/reason");
  must(check(government(), {false, std::nullopt, "没有回应第二条建议。"}));
  EXPECT_EQ(assignment(id, housing).stage, Stage::drafted);
  EXPECT_EQ(seen_by(clerk(housing), id).replies.at(0).sent_back_reason, "没有回应第二条建议。");

  in.body += "学校接送区由市教育局另行答复。";
  in.version = seen_by(clerk(housing), id).replies.at(0).version;
  saved = must([&](Transaction& tx) { return draft_reply(tx, *rules, clerk(housing), a, in); });
  must([&](Transaction& tx) { return sign_reply(tx, *rules, head(housing), a, ""); });
  must(check(government(), {true, "C", ""}));
  refused(check(government(), {true, std::nullopt, ""}), Why::wrong_stage, "already_checked");
  must(deliver);
  const auto reply = seen_by(government(), id).replies.at(0);
  EXPECT_EQ(reply.reply_class, "C");
  EXPECT_EQ(reply.proposed_class, "A");
  EXPECT_EQ(proposal(id).reply_class, "C");
  EXPECT_EQ(read([&](Transaction& tx) { return store::load(tx, town, a)->sent_back; }), 1);
}

TEST_F(Village, ADraftIsSavedOverOnlyFromItsLatestVersion) {
  const auto id = filed();
  assign_single(id, housing);
  sign(id, housing);
  const auto a = of(id, housing);
  auto in = draft("");
  in.body.clear();
  const auto save = [&](const ReplyDraft& d) {
    return [&, d](Transaction& tx) { return draft_reply(tx, *rules, clerk(housing), a, d); };
  };
  const auto first = must(save(in));
  in.body = "甲稿";
  in.version = first.version;
  const auto second = must(save(in));
  EXPECT_GT(second.version, first.version);
  in.body = "乙稿";
  refused(save(in), Why::conflict, "changed_meanwhile");
  in.body = "甲稿";
  in.version = second.version;
  EXPECT_EQ(must(save(in)).version, second.version);  // nothing new, nothing written
  refused([&](Transaction& tx) { return sign_reply(tx, *rules, head(housing), a, ""); }, Why::invalid,
          "/reply_class");
  EXPECT_EQ(std::ranges::count(facts(id), "handling.reply_drafted"), 1);
}

TEST_F(Village, AReplyOfAClassWithPromisesNeedsThem) {
  const auto id = filed();
  assign_single(id, housing);
  sign(id, housing);
  const auto a = of(id, housing);
  auto in = draft("B");
  in.promises.clear();
  auto saved = must([&](Transaction& tx) { return draft_reply(tx, *rules, clerk(housing), a, in); });
  const auto sign_it = [&](Transaction& tx) { return sign_reply(tx, *rules, head(housing), a, ""); };
  refused(sign_it, Why::invalid, "/promises");
  in.promises = {{"今年十月底前通车。", Date::of(2026, 3, 1)}};
  in.version = saved.version;
  saved = must([&](Transaction& tx) { return draft_reply(tx, *rules, clerk(housing), a, in); });
  refused(sign_it, Why::invalid, "/promises/0/due_on");
  in.promises[0].due_on = Date::of(2026, 10, 31);
  in.version = saved.version;
  must([&](Transaction& tx) { return draft_reply(tx, *rules, clerk(housing), a, in); });
  must(sign_it);
}

TEST_F(Village, AnInterimReplyStopsNoClock) {
  const auto id = filed();
  assign_single(id, housing);
  sign(id, housing);
  const auto a = of(id, housing);
  auto in = draft("");
  in.interim = true;
  in.promises.clear();
  must([&](Transaction& tx) { return draft_reply(tx, *rules, clerk(housing), a, in); });
  EXPECT_EQ(assignment(id, housing).stage, Stage::signed_for);
  must([&](Transaction& tx) { return sign_reply(tx, *rules, head(housing), a, ""); });
  must([&](Transaction& tx) { return check_reply(tx, *rules, government(), a, {true, std::nullopt, ""}); });
  must([&](Transaction& tx) { return deliver_reply(tx, *rules, clerk(housing), a); });
  EXPECT_EQ(stage(id), S::handling);
  EXPECT_EQ(clock(id, housing, "reply"), "running 2026-06-01");
  EXPECT_EQ(seen_by(li(), id).replies.size(), 1u);
  reply(id, housing);
  EXPECT_EQ(stage(id), S::replied);
  EXPECT_EQ(seen_by(li(), id).replies.size(), 2u);
  EXPECT_EQ(seen_by(li(), id).replies[1].document_number, "市住建局提函〔2026〕2号");
}

TEST_F(Village, AContactMustBeOneAndLieBetweenAssignmentAndNow) {
  const auto id = filed();
  assign_single(id, housing);
  const auto a = of(id, housing);
  const auto with = [&](const Caller& caller, NewContact in) {
    return [&, caller, in](Transaction& tx) { return add_contact(tx, *rules, caller, a, in); };
  };
  refused(with(clerk(housing), {"none", time.now(), "", "没有联系上。", false}), Why::invalid, "/way");
  refused(with(clerk(housing), {"telephone", {time.now().milliseconds + 60'000}, "", "说明情况。", false}),
          Why::invalid, "/at");
  refused(with(clerk(housing), {"telephone", {time.now().milliseconds - 60'000}, "", "说明情况。", false}),
          Why::invalid, "/at");
  refused(with(clerk(housing), {"telephone", time.now(), "", "", false}), Why::invalid, "/summary");
  refused(with(government(), {"telephone", time.now(), "", "说明情况。", false}), Why::not_allowed,
          "not_allowed");
  must(with(clerk(housing), {"telephone", time.now(), "李明", "说明情况。", false}));
  const auto row = read([&](Transaction& tx) { return *store::load(tx, town, a); });
  EXPECT_EQ(row.contacts, 1);
  EXPECT_EQ(row.talks, 0);
}

TEST_F(Village, TheDispatchBoardSuggestsWhoDidItBefore) {
  for (int i = 0; i < 3; ++i) assign_single(filed(), housing);
  assign_single(filed(), schools);
  const auto id = filed();
  const auto board = read([&](Transaction& tx) { return dispatch(tx, government(), "", 50); });
  ASSERT_TRUE(board);
  ASSERT_EQ(board->items.size(), 1u);
  EXPECT_EQ(board->items[0].id, id);
  ASSERT_EQ(board->items[0].suggestions.size(), 2u);
  EXPECT_EQ(board->items[0].suggestions[0].unit.name, "市住建局");
  EXPECT_EQ(board->items[0].suggestions[0].reason.zh, "同类 4 件，市住建局主办 3 件");
  EXPECT_DOUBLE_EQ(board->items[0].suggestions[0].share, 0.75);
  ASSERT_EQ(board->units.size(), 2u);
  EXPECT_EQ(board->units[0].open, 3);
}

TEST_F(Village, AUnitListsItsOwnAssignmentsTheOfficeAll) {
  const auto first = filed(), second = filed();
  assign_single(first, housing);
  assign_single(second, schools);
  const auto listed = [&](const Caller& caller, AssignmentFilter filter) {
    return read([&](Transaction& tx) { return assignments(tx, *rules, caller, filter); });
  };
  EXPECT_EQ(listed(clerk(housing), {}).value().items.size(), 1u);
  EXPECT_EQ(listed(clerk(housing), {.unit = schools}).error().why, Why::not_allowed);
  EXPECT_EQ(listed(li(), {}).error().why, Why::not_allowed);
  EXPECT_EQ(listed(government(), {}).value().items.size(), 2u);
  EXPECT_EQ(listed(government(), {.unit = schools}).value().items.at(0).proposal.id, second);
  EXPECT_TRUE(listed(government(), {.late = true}).value().items.empty());
  const auto page = listed(government(), {.limit = 1}).value();
  ASSERT_FALSE(page.next.empty());
  const auto rest = listed(government(), {.after = page.next, .limit = 1}).value();
  ASSERT_EQ(rest.items.size(), 1u);
  EXPECT_NE(rest.items[0].id, page.items[0].id);
  EXPECT_TRUE(rest.next.empty());
  time.advance_days(120);
  EXPECT_EQ(listed(government(), {.late = true}).value().items.size(), 2u);
}

}  // namespace
}  // namespace yishi::handling
