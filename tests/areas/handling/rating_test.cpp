// Rating, second laps, silence, tracking.
#include "areas/proposals/review.hpp"
#include "village.hpp"

namespace yishi::handling {
namespace {

using proposals::HandlingKind;
using S = proposals::Stage;

class Ratings : public Village {
 protected:
  ProposalId replied(std::vector<Caller> co_signers = {}, std::string letter = "A") {
    const auto id = filed(std::move(co_signers));
    assign_single(id, housing);
    sign(id, housing);
    reply(id, housing, std::move(letter));
    return id;
  }
  auto rating(const Caller& caller, const ProposalId& id, NewRating in) {
    return [this, caller, id, in](Transaction& tx) { return handling::rate(tx, *rules, caller, id, in); };
  }
};

TEST_F(Ratings, OnlySignersRateOnceAndInPerson) {
  const auto id = replied({wang()});
  const NewRating good{"satisfied", "satisfied", ""};
  refused(rating(zhao(), id, good), Why::not_allowed, "not_allowed");  // a member who did not sign
  refused(rating(clerk(housing), id, good), Why::not_allowed, "not_allowed");
  refused(rating(office_head(), id, good), Why::not_allowed, "not_allowed");
  // The member's account in an office's role is not the member.
  refused(rating(as(Role::proposal_clerk, li_account), id, good), Why::not_allowed, "not_allowed");
  refused(rating(li(), id, {"excellent", "satisfied", ""}), Why::invalid, "/attitude");
  refused(rating(li(), id, {"satisfied", "", ""}), Why::invalid, "/result");
  refused(rating(li(), id, {"dissatisfied", "satisfied", ""}), Why::invalid, "/reason");
  must(rating(li(), id, good));
  EXPECT_EQ(stage(id), S::replied);  // the co-signer has not rated
  refused(rating(li(), id, good), Why::conflict, "already_rated");
  must(rating(wang(), id, {"satisfied", "basically_satisfied", ""}));
  EXPECT_EQ(stage(id), S::fed_back);
  EXPECT_EQ(proposal(id).rating, "basically_satisfied");
  refused(rating(wang(), id, good), Why::wrong_stage, "not_to_rate");
}

TEST_F(Ratings, RatingsAreForSignersUnitsAndOffices) {
  const auto id = replied({wang()});
  rate(li(), id, "satisfied", "satisfied");
  EXPECT_EQ(seen_by(wang(), id).ratings.size(), 2u);  // one of them still asked
  EXPECT_EQ(seen_by(clerk(housing), id).ratings.size(), 1u);
  EXPECT_TRUE(seen_by(zhao(), id).ratings.empty());
  EXPECT_EQ(seen_by(zhao(), id).replies.size(), 1u);
}

TEST_F(Ratings, DissatisfiedBeginsASecondLapUntilTheLapsAreUsedUp) {
  const auto id = replied({wang()});
  const auto first_lap = of(id, housing);
  rate(li(), id, "satisfied", "dissatisfied", "没有回应第二条建议。");
  EXPECT_EQ(stage(id), S::replied);
  rate(wang(), id, "satisfied", "satisfied");
  EXPECT_EQ(stage(id), S::rehandling);
  EXPECT_EQ(proposal(id).round, 2);
  EXPECT_EQ(proposal(id).rating, "dissatisfied");
  const auto second_lap = of(id, housing);
  EXPECT_NE(second_lap, first_lap);
  EXPECT_EQ(assignment(id, housing).stage, Stage::signed_for);
  EXPECT_EQ(assignment(id, housing).round, 2);
  EXPECT_EQ(clock(id, housing, "rehandle"), "running 2026-04-01");
  EXPECT_EQ(clock(id, housing, "first_contact"), "running 2026-03-23");
  EXPECT_EQ(proposal(id).due_on, Date::of(2026, 4, 1));
  refused([&](Transaction& tx) { return draft_reply(tx, *rules, clerk(housing), first_lap, draft()); },
          Why::wrong_stage, "earlier_lap");

  for (int lap = 2; lap <= 3; ++lap) {
    time.advance_days(10);
    reply(id, housing);
    EXPECT_EQ(stage(id), S::replied);
    EXPECT_EQ(seen_by(li(), id).replies.size(), static_cast<std::size_t>(lap));
    EXPECT_TRUE(seen_by(li(), id).replies.back().previous_body);
    rate(li(), id, "dissatisfied", "dissatisfied", "仍未解决。");
    rate(wang(), id, "satisfied", "satisfied");
    if (lap == 2) {
      EXPECT_EQ(stage(id), S::rehandling);
    }
  }
  EXPECT_EQ(stage(id), S::fed_back);  // two laps more are all that the rule book gives
  EXPECT_EQ(proposal(id).rating, "dissatisfied");
  EXPECT_EQ(proposal(id).round, 3);
  EXPECT_EQ(std::ranges::count(facts(id), "proposals.rating_rejected"), 2);
}

TEST_F(Ratings, SilencePastTheTermIsRecordedAsSilence) {
  const auto id = replied({wang()});
  EXPECT_EQ(run_out(), 0);
  time.advance_days(20);
  EXPECT_EQ(run_out(), 0);  // 15 working days end on 23 March
  time.advance_days(2);
  EXPECT_EQ(run_out(), 1);
  EXPECT_EQ(stage(id), S::fed_back);
  EXPECT_EQ(proposal(id).rating, "silence");
  for (const auto& rating : seen_by(office(), id).ratings) {
    EXPECT_EQ(rating.state, RatingState::silent);
    EXPECT_EQ(rating.result, "silence");
  }
  EXPECT_EQ(facts(id).back(), "proposals.feedback_silent");
  EXPECT_EQ(run_out(), 0);
}

TEST_F(Ratings, WhoRatedCountsWhenTheOthersStaySilent) {
  const auto content = replied({wang()}), angry = replied({wang()});
  rate(li(), content, "satisfied", "satisfied");
  rate(li(), angry, "dissatisfied", "satisfied", "没有见面沟通。");
  EXPECT_EQ(stage(angry), S::replied);
  time.advance_days(30);
  EXPECT_EQ(run_out(), 2);
  EXPECT_EQ(stage(content), S::fed_back);
  EXPECT_EQ(proposal(content).rating, "satisfied");
  EXPECT_EQ(stage(angry), S::rehandling);
}

TEST_F(Ratings, SignersOfAMergedProposalRateTheMainOne) {
  const auto id = filed();
  const auto merged = submitted_by(zhao());
  must([&](Transaction& tx) {
    return proposals::pass(tx, *rules, office(), merged, proposal(merged).version, "");
  });
  must([&](Transaction& tx) {
    return proposals::merge(tx, *rules, office(), merged, proposal(merged).version, id, {zhao_member},
                            "内容相同，经提案人同意并案。");
  });
  assign_single(id, housing);
  sign(id, housing);
  reply(id, housing);
  rate(li(), id, "satisfied", "satisfied");
  EXPECT_EQ(stage(id), S::replied);
  EXPECT_EQ(open(zhao(), id), std::vector<std::string>{"rate"});
  rate(zhao(), merged, "satisfied", "dissatisfied",
       "没有涉及农村路段。");  // rates on the proposal that was signed
  EXPECT_EQ(stage(id), S::rehandling);
  EXPECT_EQ(seen_by(zhao(), id).ratings.size(), 2u);
}

TEST_F(Ratings, WhatIsNotSettledIsTrackedAndAnsweredAgain) {
  const auto settled = replied({}, "A"), planned = replied({}, "B");
  for (const auto& id : {settled, planned}) {
    rate(li(), id, "satisfied", "satisfied");
    must([&](Transaction& tx) { return close(tx, *rules, office(), id, proposal(id).version, ""); });
  }
  const auto tracking = [&](const ProposalId& id) {
    return [&, id](Transaction& tx) { return track(tx, *rules, office(), id, proposal(id).version); };
  };
  refused(tracking(settled), Why::wrong_stage, "settled");
  time.advance_days(300);
  must(tracking(planned));
  EXPECT_EQ(stage(planned), S::tracking);
  EXPECT_EQ(proposal(planned).round, 2);
  EXPECT_TRUE(clock(planned, housing, "follow_up").starts_with("running 2027-"));
  reply(planned, housing, "A");
  EXPECT_EQ(stage(planned), S::replied);
  rate(li(), planned, "satisfied", "dissatisfied", "尚未完工。");
  EXPECT_EQ(stage(planned), S::rehandling);  // a tracked lap has its own second laps
  EXPECT_EQ(proposal(planned).round, 3);
}

TEST_F(Ratings, ClosingATrackedLapLeavesNoUnitAtWork) {
  const auto id = replied({}, "B");
  rate(li(), id, "satisfied", "satisfied");
  must([&](Transaction& tx) { return close(tx, *rules, office(), id, proposal(id).version, ""); });
  must([&](Transaction& tx) { return track(tx, *rules, office(), id, proposal(id).version); });
  refused([&](Transaction& tx) { return close(tx, *rules, office(), id, proposal(id).version, ""); },
          Why::invalid, "/reason");
  must([&](Transaction& tx) {
    return close(tx, *rules, office(), id, proposal(id).version, "规划调整，不再实施。");
  });
  EXPECT_EQ(stage(id), S::closed);
  const auto running = read([&](Transaction& tx) { return proposals::running_clocks(tx, town, id); });
  EXPECT_EQ(running.size(), 1u);  // the promise of the first reply
  refused([&](Transaction& tx) { return archive(tx, *rules, clerk(housing), id, proposal(id).version); },
          Why::not_allowed, "not_allowed");
  must([&](Transaction& tx) {
    return reopen(tx, *rules, office_head(), id, proposal(id).version, "委员再次反映。");
  });
  EXPECT_EQ(stage(id), S::rehandling);
  EXPECT_EQ(assignment(id, housing).round, 3);
}

TEST_F(Ratings, AJointSecondLapHearsItsCoUnitsAgain) {
  const auto id = filed();
  const auto in = assigning(id, HandlingKind::joint, {{housing, Part::lead}, {schools, Part::co}});
  must([&](Transaction& tx) { return assign(tx, *rules, government(), id, in); });
  sign(id, housing);
  sign(id, schools);
  const auto answer = [&] {
    const auto lead = of(id, housing);
    must([&](Transaction& tx) { return draft_reply(tx, *rules, clerk(housing), lead, draft()); });
    must([&](Transaction& tx) {
      return countersign(tx, *rules, clerk(schools), lead, {true, "同意。", std::nullopt});
    });
    must([&](Transaction& tx) { return sign_reply(tx, *rules, head(housing), lead, ""); });
    must([&](Transaction& tx) {
      return check_reply(tx, *rules, government(), lead, {true, std::nullopt, ""});
    });
    must([&](Transaction& tx) { return deliver_reply(tx, *rules, clerk(housing), lead); });
  };
  answer();
  rate(li(), id, "satisfied", "dissatisfied", "接送区没有落实。");
  EXPECT_EQ(assignment(id, schools).stage, Stage::signed_for);
  EXPECT_EQ(assignment(id, schools).round, 2);
  answer();
  EXPECT_EQ(stage(id), S::replied);
}

}  // namespace
}  // namespace yishi::handling
