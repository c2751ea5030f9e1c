// Papers, and the routes as they stand in the router.
#include "areas/handling/papers.hpp"

#include "areas/proposals/raise.hpp"
#include "areas/proposals/review.hpp"
#include "core/documents/pdf.hpp"
#include "core/identity/powers.hpp"
#include "village.hpp"

namespace yishi::handling {
namespace {

using proposals::HandlingKind;
using S = proposals::Stage;

class Papers : public Village {};

TEST_F(Papers, TheTransferSheetIsForTheUnitAndTheOffices) {
  const auto id = filed();
  const auto in = assigning(id, HandlingKind::joint, {{housing, Part::lead}, {schools, Part::co}});
  must([&](Transaction& tx) { return assign(tx, *rules, government(), id, in); });
  const auto a = of(id, housing);
  const auto sheet = read([&](Transaction& tx) { return transfer_sheet(tx, *rules, clerk(housing), a); });
  ASSERT_TRUE(sheet);
  EXPECT_EQ(sheet->session, "第五届第一次会议");
  EXPECT_EQ(sheet->lead_units, "市住建局");
  EXPECT_EQ(sheet->co_units, "市教育局");
  EXPECT_EQ(sheet->handling, "主会办");
  EXPECT_EQ(sheet->review_opinion, "同意立案。");
  EXPECT_EQ(sheet->due_on, Date::of(2026, 6, 1));
  const auto refusal = [&](const Caller& caller) {
    return read([&](Transaction& tx) { return transfer_sheet(tx, *rules, caller, a); }).error().why;
  };
  EXPECT_EQ(refusal(li()), Why::not_allowed);
  EXPECT_EQ(refusal(clerk(finance)), Why::not_found);
}

TEST_F(Papers, AReplyLetterIsReadByWhoMayReadTheReply) {
  const auto id = filed({wang()});
  assign_single(id, housing);
  sign(id, housing);
  const auto a = of(id, housing);
  const auto saved =
      must([&](Transaction& tx) { return draft_reply(tx, *rules, clerk(housing), a, draft()); });
  const auto letter = [&](const Caller& caller) {
    return read([&](Transaction& tx) { return reply_letter(tx, *rules, caller, saved.id); });
  };
  EXPECT_EQ(letter(li()).error().why, Why::not_found);
  EXPECT_TRUE(letter(clerk(housing)));
  must([&](Transaction& tx) { return sign_reply(tx, *rules, head(housing), a, ""); });
  must([&](Transaction& tx) { return check_reply(tx, *rules, government(), a, {true, std::nullopt, ""}); });
  must([&](Transaction& tx) { return deliver_reply(tx, *rules, clerk(housing), a); });
  const auto delivered = letter(li());
  ASSERT_TRUE(delivered);
  EXPECT_EQ(delivered->class_letter, "A");
  EXPECT_EQ(delivered->document_number, "市住建局提函〔2026〕1号");
  EXPECT_EQ(delivered->addressee, "李明等委员");
  EXPECT_EQ(delivered->date, Date::of(2026, 3, 2));
  EXPECT_NE(delivered->title.find("第1号提案的答复"), std::string::npos) << delivered->title;
}

TEST_F(Papers, EveryRouteHasItsPowerAndStandsOnce) {
  http::Router router;
  const identity::Gate gate(identity::program_powers());
  documents::PdfWriter pdf;
  identity::Doors doors(
      router, gate, [](Transaction&, const http::Request&) -> Result<Caller> { return not_found(); },
      "handling");
  add_routes(doors, {rules.get(), db.get(), &pdf});
  EXPECT_EQ(router.routes().size(), 26u);
  for (const auto& route : router.routes()) EXPECT_NE(route.power, "public") << route.path;
}

TEST_F(Papers, WhoSpeaksForABodyRatesItsProposal) {
  const auto speaker = as(Role::special_committee_office, zhao_account, {}, {}, economy);
  proposals::Draft in;
  in.kind = proposals::Kind::special_committee;
  in.body = economy;
  in.title = "关于培育县域特色产业的提案";
  in.situation = "县域产业同质化。";
  in.analysis = "缺少统筹。";
  in.advice = "建议分县确定一项主导产业。";
  const auto id = must([&](Transaction& tx) { return proposals::start_draft(tx, *rules, speaker, in); }).id;
  must([&](Transaction& tx) {
    return proposals::submit(tx, *rules, speaker, id, proposals::find(tx, town, id)->version);
  });
  must([&](Transaction& tx) {
    return proposals::pass(tx, *rules, office(), id, proposals::find(tx, town, id)->version, "");
  });
  must([&](Transaction& tx) {
    return proposals::file(tx, *rules, office_head(), id, proposals::find(tx, town, id)->version, "finance",
                           "");
  });
  assign_single(id, finance);
  sign(id, finance);
  reply(id, finance);
  const NewRating good{"satisfied", "satisfied", ""};
  refused([&](Transaction& tx) { return handling::rate(tx, *rules, li(), id, good); }, Why::not_allowed,
          "not_allowed");
  rate(speaker, id, "satisfied", "satisfied");
  EXPECT_EQ(stage(id), S::fed_back);
  EXPECT_EQ(seen_by(office(), id).ratings.at(0).member.name, "经济委员会");
}

}  // namespace
}  // namespace yishi::handling
