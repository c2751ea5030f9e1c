// Several units, objections and more time.
#include <thread>

#include "village.hpp"

namespace yishi::handling {
namespace {

using proposals::HandlingKind;
using S = proposals::Stage;

bool has(const std::vector<std::string>& list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

class Units : public Village {
 protected:
  ObjectionId object_to(const ProposalId& id, const UnitId& unit,
                        std::optional<UnitId> better = std::nullopt) {
    return must([&](Transaction& tx) {
      return object(tx, *rules, clerk(unit), of(id, unit), {"不属于我局职责。", better});
    });
  }
  auto deciding(const Caller& caller, const ObjectionId& id, DecidingObjection in) {
    return [this, caller, id, in](Transaction& tx) { return decide_objection(tx, *rules, caller, id, in); };
  }
  ProposalId joint() {
    const auto id = filed();
    const auto in = assigning(id, HandlingKind::joint,
                              {{housing, Part::lead}, {schools, Part::co}, {publicity, Part::co}});
    must([&](Transaction& tx) { return assign(tx, *rules, government(), id, in); });
    return id;
  }
  auto countersigning(const UnitId& unit, const AssignmentId& lead, Countersigning in) {
    return [this, unit, lead, in](Transaction& tx) { return countersign(tx, *rules, clerk(unit), lead, in); };
  }
};

TEST_F(Units, AnAcceptedObjectionGoesToTheUnitNamed) {
  const auto id = filed();
  assign_single(id, housing);
  const auto objection = object_to(id, housing, schools);
  const auto old = of(id, housing);
  EXPECT_EQ(stage(id), S::assigned);
  EXPECT_TRUE(has(open(government(), id), "decide_objection"));
  EXPECT_FALSE(has(open(clerk(housing), id), "sign_for"));
  refused([&](Transaction& tx) { return sign_for(tx, *rules, clerk(housing), old); }, Why::wrong_stage,
          "wrong_stage");
  refused(deciding(party(), objection, {true, "", {{schools, Part::lead}}}), Why::not_allowed, "not_allowed");
  refused(deciding(government(), objection, {true, "", {}}), Why::invalid, "/units");
  time.advance_days(3);
  must(deciding(government(), objection, {true, "同意改办。", {{schools, Part::lead}}}));
  EXPECT_EQ(proposal(id).lead_units, "市教育局");
  EXPECT_EQ(open(clerk(housing), id), std::vector<std::string>{"unseen"});
  EXPECT_EQ(clock(id, schools, "sign_for"), "running 2026-03-10");
  const auto all = seen_by(government(), id);
  EXPECT_EQ(all.assignments.size(), 2u);
  EXPECT_EQ(all.objections.at(0).decision, Decision::accepted);
  EXPECT_EQ(all.objections.at(0).better_unit->name, "市教育局");
  EXPECT_EQ(seen_by(li(), id).assignments.size(), 1u);
  EXPECT_TRUE(seen_by(li(), id).objections.empty());
  refused(deciding(government(), objection, {true, "", {{finance, Part::lead}}}), Why::wrong_stage,
          "wrong_stage");
  sign(id, schools);
  EXPECT_EQ(stage(id), S::handling);
  EXPECT_TRUE(has(facts(id), "handling.return_accepted"));
  EXPECT_TRUE(has(facts(id), "handling.reassigned"));
}

TEST_F(Units, ARejectedObjectionGivesTheDaysBack) {
  const auto id = filed();
  assign_single(id, housing);
  const auto objection = object_to(id, housing);
  time.advance_days(4);
  refused(deciding(government(), objection, {false, "", {}}), Why::invalid, "/reason");
  must(deciding(government(), objection, {false, "属于贵局职责。", {}}));
  EXPECT_EQ(assignment(id, housing).stage, Stage::waiting);
  EXPECT_EQ(assignment(id, housing).due_on, Date::of(2026, 6, 5));  // 1 June and four days
  EXPECT_EQ(clock(id, housing, "reply"), "running 2026-06-05");
  EXPECT_EQ(clock(id, housing, "sign_for"), "running 2026-03-11");
  sign(id, housing);
  EXPECT_EQ(proposal(id).due_on, Date::of(2026, 6, 5));
}

TEST_F(Units, OfTwoDecisionsOneCounts) {
  const auto id = filed();
  assign_single(id, housing);
  const auto objection = object_to(id, housing);
  must(deciding(government(), objection, {false, "属于贵局职责。", {}}));
  refused(deciding(government(), objection, {false, "属于贵局职责。", {}}), Why::wrong_stage, "wrong_stage");
}

TEST_F(Units, TheWindowForObjectingCloses) {
  const auto id = filed();
  assign_single(id, housing);
  const auto asking = [&](Transaction& tx) {
    return object(tx, *rules, clerk(housing), of(id, housing), {"不属于我局职责。", std::nullopt});
  };
  refused(
      [&](Transaction& tx) {
        return object(tx, *rules, clerk(housing), of(id, housing), {"", std::nullopt});
      },
      Why::invalid, "/reason");
  refused(
      [&](Transaction& tx) {
        return object(tx, *rules, clerk(housing), of(id, housing), {"不属于我局职责。", dormant});
      },
      Why::invalid, "/better_unit");
  time.advance_days(8);  // five working days ended yesterday
  refused(asking, Why::wrong_stage, "window_closed");
  EXPECT_FALSE(has(open(clerk(housing), id), "object"));
}

TEST_F(Units, MoreTimeIsAskedBeforeTheDayAndEndsAtTheLimit) {
  const auto id = filed();
  assign_single(id, housing);
  const auto a = of(id, housing);
  const auto asking = [&](std::string reason, Date until) {
    return [&, reason, until](Transaction& tx) {
      return ask_extension(tx, *rules, clerk(housing), a, {reason, until});
    };
  };
  refused(asking("资金未落实。", Date::of(2026, 7, 1)), Why::wrong_stage, "not_at_work");
  sign(id, housing);
  refused(asking("", Date::of(2026, 7, 1)), Why::invalid, "/reason");
  refused(asking("资金未落实。", Date::of(2026, 5, 1)), Why::invalid, "/until");
  refused(asking("资金未落实。", Date::of(2026, 9, 1)), Why::invalid, "/until");
  const auto extension = must(asking("资金未落实。", Date::of(2026, 7, 31)));
  refused(asking("资金未落实。", Date::of(2026, 7, 31)), Why::conflict, "already_asked");
  EXPECT_TRUE(has(open(government(), id), "decide_extension"));
  const auto deciding_it = [&](const Caller& caller, DecidingExtension in) {
    return [&, caller, in](Transaction& tx) { return decide_extension(tx, *rules, caller, extension, in); };
  };
  refused(deciding_it(office(), {true, std::nullopt, ""}), Why::not_allowed, "not_allowed");
  refused(deciding_it(government(), {false, std::nullopt, ""}), Why::invalid, "/reason");
  must(deciding_it(government(), {true, Date::of(2026, 7, 15), "同意延至七月中旬。"}));
  refused(deciding_it(government(), {true, Date::of(2026, 7, 16), ""}), Why::conflict, "already_decided");
  EXPECT_EQ(assignment(id, housing).extended_to, Date::of(2026, 7, 15));
  EXPECT_EQ(clock(id, housing, "reply"), "running 2026-07-15");
  EXPECT_EQ(proposal(id).due_on, Date::of(2026, 7, 15));
  time.set(Date::of(2026, 7, 16).begins());
  refused(asking("还需时间。", Date::of(2026, 8, 1)), Why::wrong_stage, "past_due");
}

TEST_F(Units, CoUnitsGiveOpinionsAndCountersign) {
  const auto id = joint();
  const auto lead = of(id, housing);
  sign(id, housing);
  EXPECT_EQ(stage(id), S::handling);  // co-units need not have signed
  sign(id, schools);
  EXPECT_EQ(clock(id, schools, "co_opinion"), "running 2026-04-01");
  const auto opinion = [&](const UnitId& unit, std::string text) {
    return [&, unit, text](Transaction& tx) {
      return send_opinion(tx, *rules, clerk(unit), of(id, unit), text);
    };
  };
  refused(opinion(schools, " "), Why::invalid, "/text");
  refused(opinion(publicity, "同意。"), Why::wrong_stage, "wrong_stage");  // has not signed for it
  refused(opinion(housing, "同意。"), Why::wrong_stage, "not_a_co_unit");
  must(opinion(schools, "接送区可设在东门。"));
  EXPECT_EQ(clock(id, schools, "co_opinion"), "in_time 2026-04-01");
  EXPECT_EQ(seen_by(clerk(housing), id).assignments.at(1).opinion, "接送区可设在东门。");
  refused([&](Transaction& tx) { return draft_reply(tx, *rules, clerk(schools), of(id, schools), draft()); },
          Why::not_allowed, "not_allowed");

  auto in = draft("A");
  const auto saved = must([&](Transaction& tx) { return draft_reply(tx, *rules, clerk(housing), lead, in); });
  const auto sign_it = [&](std::string mediation) {
    return [&, mediation](Transaction& tx) { return sign_reply(tx, *rules, head(housing), lead, mediation); };
  };
  EXPECT_TRUE(has(open(clerk(schools), id), "countersign"));
  EXPECT_EQ(seen_by(clerk(schools), id).replies.size(), 1u);
  EXPECT_TRUE(seen_by(li(), id).replies.empty());
  refused(sign_it(""), Why::wrong_stage, "not_countersigned");
  refused(countersigning(finance, lead, {true, "", std::nullopt}), Why::not_found, "not_found");
  refused(countersigning(publicity, lead, {true, "", std::nullopt}), Why::wrong_stage, "sign_for_first");
  sign(id, publicity);
  must(countersigning(schools, lead, {true, "", saved.version}));
  refused(countersigning(publicity, lead, {false, "", std::nullopt}), Why::invalid, "/opinion");
  must(countersigning(publicity, lead, {false, "宣传经费没有安排。", std::nullopt}));
  EXPECT_EQ(assignment(id, publicity).stage, Stage::opinion_sent);  // it counts as the opinion
  EXPECT_EQ(assignment(id, housing).stage, Stage::drafted);
  refused(sign_it(""), Why::invalid, "/mediation");

  in.body += "宣传经费由市财政局另行安排。";
  in.version = saved.version;
  must([&](Transaction& tx) { return draft_reply(tx, *rules, clerk(housing), lead, in); });
  refused(sign_it("已协调。"), Why::wrong_stage,
          "not_countersigned");  // a changed text is countersigned anew
  refused(countersigning(schools, lead, {true, "", saved.version}), Why::conflict, "changed_meanwhile");
  must(countersigning(schools, lead, {true, "", std::nullopt}));
  must(countersigning(publicity, lead, {false, "仍不同意。", std::nullopt}));
  must(sign_it("经分管副市长协调，经费列入明年预算。"));
  must([&](Transaction& tx) {
    return check_reply(tx, *rules, government(), lead, {true, std::nullopt, ""});
  });
  must([&](Transaction& tx) { return deliver_reply(tx, *rules, government(), lead); });
  EXPECT_EQ(stage(id), S::replied);
  const auto seen = seen_by(clerk(publicity), id);
  EXPECT_EQ(seen.countersignatures.size(), 2u);
  EXPECT_TRUE(seen_by(li(), id).countersignatures.empty());
  EXPECT_TRUE(seen_by(li(), id).replies.at(0).mediation.empty());
}

TEST_F(Units, WhenAllAgreeTheReplyIsCountersigned) {
  const auto id = joint();
  for (const auto& unit : {housing, schools, publicity}) sign(id, unit);
  const auto lead = of(id, housing);
  must([&](Transaction& tx) { return draft_reply(tx, *rules, clerk(housing), lead, draft()); });
  must(countersigning(schools, lead, {true, "", std::nullopt}));
  must(countersigning(publicity, lead, {true, "", std::nullopt}));
  EXPECT_EQ(assignment(id, housing).stage, Stage::countersigned);
  must([&](Transaction& tx) { return sign_reply(tx, *rules, head(housing), lead, ""); });
}

TEST_F(Units, ASilentCoUnitCanBeTakenOffTheLeadCannot) {
  const auto id = joint();
  sign(id, housing);
  const auto cancel = [&](const Caller& caller, const UnitId& unit, std::string reason) {
    return [&, caller, unit, reason](Transaction& tx) {
      return cancel_assignment(tx, *rules, caller, of(id, unit), reason);
    };
  };
  refused(cancel(clerk(housing), publicity, "不参与。"), Why::not_allowed, "not_allowed");
  refused(cancel(government(), publicity, ""), Why::invalid, "/reason");
  refused(cancel(government(), housing, "取消。"), Why::invalid, "/units");
  must(cancel(government(), publicity, "事项与宣传无关。"));
  EXPECT_EQ(proposal(id).handling, HandlingKind::joint);
  must(cancel(government(), schools, "改由住建局一并办理。"));
  EXPECT_EQ(proposal(id).handling, HandlingKind::single);
  reply(id, housing);
  EXPECT_EQ(stage(id), S::replied);
}

TEST_F(Units, ASplitIsRepliedWhenEachUnitHasReplied) {
  const auto id = filed();
  const auto in = assigning(id, HandlingKind::split, {{housing, Part::split}, {schools, Part::split}});
  must([&](Transaction& tx) { return assign(tx, *rules, government(), id, in); });
  sign(id, housing);
  EXPECT_EQ(stage(id), S::assigned);
  reply(id, housing, "A");
  EXPECT_EQ(stage(id), S::assigned);
  EXPECT_TRUE(seen_by(clerk(schools), id).assignments.size() == 2u);
  sign(id, schools);
  EXPECT_EQ(stage(id), S::handling);
  reply(id, schools, "C");
  EXPECT_EQ(stage(id), S::replied);
  EXPECT_EQ(proposal(id).reply_class, "C");  // as far as its slowest part
  EXPECT_EQ(seen_by(li(), id).replies.size(), 2u);
}

TEST_F(Units, TwoUnitsWhoSignAtOnceBeginTheHandling) {
  for (int attempt = 0; attempt < 5; ++attempt) {
    const auto id = filed();
    const auto in = assigning(id, HandlingKind::split, {{housing, Part::split}, {schools, Part::split}});
    must([&](Transaction& tx) { return assign(tx, *rules, government(), id, in); });
    const auto first = of(id, housing), second = of(id, schools);
    std::thread one([&] {
      EXPECT_TRUE(act([&](Transaction& tx) { return sign_for(tx, *rules, clerk(housing), first); }));
    });
    std::thread two([&] {
      EXPECT_TRUE(act([&](Transaction& tx) { return sign_for(tx, *rules, clerk(schools), second); }));
    });
    one.join();
    two.join();
    EXPECT_EQ(stage(id), S::handling);
    EXPECT_EQ(std::ranges::count(facts(id), "proposals.handling_begun"), 1);
  }
}

TEST_F(Units, AUnitOfASplitSeesNoDraftOfTheOther) {
  const auto id = filed();
  const auto in = assigning(id, HandlingKind::split, {{housing, Part::split}, {schools, Part::split}});
  must([&](Transaction& tx) { return assign(tx, *rules, government(), id, in); });
  sign(id, housing);
  sign(id, schools);
  must([&](Transaction& tx) { return draft_reply(tx, *rules, clerk(housing), of(id, housing), draft()); });
  EXPECT_TRUE(seen_by(clerk(schools), id).replies.empty());
  EXPECT_EQ(seen_by(clerk(schools), id).assignments.at(0).stage, Stage::signed_for);
}

TEST_F(Units, AnObjectionInASplitLeavesTheOtherToGoOn) {
  const auto id = filed();
  const auto in = assigning(id, HandlingKind::split, {{housing, Part::split}, {schools, Part::split}});
  must([&](Transaction& tx) { return assign(tx, *rules, government(), id, in); });
  sign(id, housing);
  const auto objection = object_to(id, schools);
  EXPECT_EQ(stage(id), S::assigned);
  must(deciding(government(), objection, {true, "由住建局一并答复。", {}}));
  EXPECT_EQ(stage(id), S::handling);  // nobody has still to sign
  EXPECT_EQ(proposal(id).lead_units, "市住建局");
}

TEST_F(Units, AssignmentsOfAWithdrawnProposalAreCancelled) {
  const auto id = filed();
  assign_single(id, housing);
  must([&](Transaction& tx) {
    auto seen = proposals::see(tx, office_head(), id);
    proposals::Step step;
    step.reason = "提案人申请撤案。";
    return proposals::advance(tx, rules->shipped(), office_head(), seen->proposal, seen->relation,
                              proposals::Act::withdraw, step);
  });
  refused([&](Transaction& tx) { return sign_for(tx, *rules, clerk(housing), of(id, housing)); },
          Why::not_found, "not_found");
  EXPECT_EQ(run_out(), 1);
  EXPECT_TRUE(of(id, housing).empty());
  EXPECT_EQ(run_out(), 0);
}

}  // namespace
}  // namespace yishi::handling
