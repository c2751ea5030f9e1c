#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "core/rules/checker.hpp"
#include "core/rules/lifecycle_picture.hpp"
#include "core/rules/rule_book.hpp"

namespace yishi::rules {
namespace {

const std::string shipped_folder = YISHI_SOURCE_DIR "/rules";

TEST(Library, ShippedRulesHaveNoFault) {
  for (const auto& fault : check(shipped_folder))
    ADD_FAILURE() << at(fault) << " " << fault.words.zh << " " << fault.cure.zh;
}

TEST(Library, LoadsTheShippedBook) {
  const auto library = Library::load(shipped_folder);
  ASSERT_TRUE(library) << library.error().words.zh;
  const auto& book = (*library)->shipped();
  EXPECT_EQ(book.version, "default-2026.1");
  EXPECT_EQ(book.in_force, Date::of(2024, 1, 1));
  EXPECT_EQ(book.proposals.decline_reasons.size(), 10u);
  EXPECT_EQ(book.proposals.supervision_forms.size(), 5u);
  EXPECT_EQ(book.list("sectors").size(), 34u);
  EXPECT_EQ(book.list("ethnicities").size(), 56u);
  EXPECT_EQ(book.proposals.reply_scheme.name, "three");
  EXPECT_EQ(book.term("reply").days, 90);
  EXPECT_EQ(book.lifecycle("proposal").initial, "draft");
  EXPECT_EQ(&(*library)->in_force(CommitteeId{1}, Date::of(2026, 11, 24)), &book);
  EXPECT_EQ(&(*library)->version(CommitteeId{1}, "gone"), &book);
  EXPECT_EQ(book.due("sign_for", Date::of(2026, 2, 13)), Date::of(2026, 2, 25));
}

TEST(Library, FiveReplySchemesAreShipped) {
  const std::pair<const char*, std::size_t> schemes[]{{"three", 3},
                                                      {"four_being_solved", 4},
                                                      {"four_people_congress", 4},
                                                      {"four_shenzhen", 4},
                                                      {"hongkou", 3}};
  namespace fs = std::filesystem;
  const auto own = fs::temp_directory_path() / ("yishi_scheme_" + std::to_string(::getpid()));
  fs::create_directories(own);
  for (const auto& [name, classes] : schemes) {
    std::ofstream(own / "proposals.toml") << "scheme = \"" << name << "\"\n";
    const auto read = read_book(shipped_folder + "/default", own.string());
    EXPECT_TRUE(read.faults.empty()) << name;
    const auto& scheme = read.book.proposals.reply_scheme;
    EXPECT_EQ(scheme.name, name);
    ASSERT_EQ(scheme.classes.size(), classes) << name;
    EXPECT_EQ(scheme.classes[0].letter, "A");
    EXPECT_TRUE(scheme.classes[0].settles && !scheme.classes[0].promises) << name;
    EXPECT_TRUE(scheme.classes[1].promises && !scheme.classes[1].settles) << name;
  }
  fs::remove_all(own);
}

TEST(Library, ACommitteesVersionHoldsFromItsDay) {
  namespace fs = std::filesystem;
  const auto folder = fs::temp_directory_path() / ("yishi_library_" + std::to_string(::getpid()));
  fs::remove_all(folder);
  fs::create_directories(folder);
  for (const char* part : {"default", "calendar"})
    fs::copy(fs::path(shipped_folder) / part, folder / part, fs::copy_options::recursive);
  fs::create_directories(folder / "committees/3");
  fs::copy(shipped_folder + "/examples/hongkou", folder / "committees/3/2026");
  fs::copy(shipped_folder + "/examples/one_step", folder / "committees/3/2025");
  const auto loaded = Library::load(folder.string());
  fs::remove_all(folder);
  ASSERT_TRUE(loaded) << loaded.error().words.zh;
  const auto& library = **loaded;
  const CommitteeId three{3};
  EXPECT_EQ(library.in_force(three, Date::of(2024, 12, 31)).version, "default-2026.1");
  EXPECT_EQ(library.in_force(three, Date::of(2025, 1, 1)).version, "one-step-2025.1");
  EXPECT_EQ(library.in_force(three, Date::of(2026, 1, 1)).version, "hongkou-2026.1");
  EXPECT_EQ(library.in_force(CommitteeId{4}, Date::of(2026, 1, 1)).version, "default-2026.1");
  EXPECT_EQ(library.version(three, "one-step-2025.1").proposals.rehandle_rounds, 1);
  EXPECT_EQ(library.versions(three).size(), 2u);

  const auto& book = library.in_force(three, Date::of(2026, 11, 24));
  EXPECT_EQ(book.proposals.limits.title, 40);
  EXPECT_EQ(book.proposals.limits.situation, 3000);  // from the shipped book
  EXPECT_EQ(book.proposals.categories.size(), 6u);   // replaced whole
  EXPECT_EQ(book.term("first_contact").days, 10);
  EXPECT_EQ(book.term("first_contact").words.zh, "首次联系提案者");
  EXPECT_EQ(book.powers.at("publication.release"), std::vector<std::string>{"proposal_head"});
  EXPECT_EQ(book.due("sign_for", Date::of(2026, 2, 13)), Date::of(2026, 2, 25));
}

TEST(Library, LimitsAreThoseOfTheRuleBook) {
  const auto limits = read_book(shipped_folder + "/default", "").book.proposals.limits;
  EXPECT_EQ(limits.title, 50);
  EXPECT_EQ(limits.situation + limits.analysis + limits.advice, 9000);
  EXPECT_EQ(limits.attachment_bytes, 20'000'000);
}

TEST(LifecyclePicture, NoTwoNodesShareAPlaceAndActsLeadOn) {
  const auto book = read_book(shipped_folder + "/default", "").book;
  for (const auto& lifecycle : book.lifecycles) {
    const auto drawn = picture(lifecycle);
    ASSERT_EQ(drawn.nodes.size(), lifecycle.stages.size());
    ASSERT_EQ(drawn.edges.size(), lifecycle.transitions.size());
    std::map<std::string, PictureNode> nodes;
    std::set<std::pair<int, int>> places;
    for (const auto& node : drawn.nodes) {
      nodes[node.stage] = node;
      EXPECT_TRUE(places.emplace(node.rank, node.lane).second) << node.stage;
      EXPECT_TRUE(node.rank < drawn.ranks && node.lane < drawn.lanes);
      EXPECT_EQ(node.initial, node.rank == 0 && node.stage == lifecycle.initial);
    }
    for (const auto& edge : drawn.edges) {
      EXPECT_EQ(edge.back, nodes[edge.to].rank <= nodes[edge.from].rank) << edge.from << " → " << edge.to;
      EXPECT_FALSE(edge.words.zh.empty());
    }
  }
}

TEST(LifecyclePicture, MainLineOfAProposalIsItsLoop) {
  const auto drawn = picture(read_book(shipped_folder + "/default", "").book.lifecycle("proposal"));
  std::map<int, std::string> line;
  for (const auto& node : drawn.nodes) {
    if (node.lane == 0) line[node.rank] = node.stage;
  }
  std::string text;
  for (const auto& [rank, stage] : line) text += stage + " ";
  EXPECT_TRUE(text.starts_with("draft cosigning submitted")) << text;
  EXPECT_TRUE(text.ends_with("filed assigned handling replied fed_back closed archived ")) << text;
}

TEST(LifecyclePicture, IsJson) {
  const auto text =
      json::to_text(picture(read_book(shipped_folder + "/default", "").book.lifecycle("assignment")));
  EXPECT_TRUE(json::read<LifecyclePicture>(text)) << text;
  EXPECT_NE(text.find(R"("stage":"waiting","words":{"zh":"待签收","en":"to be signed for"},"rank":0)"),
            std::string::npos)
      << text;
}

TEST(LifecyclePicture, IsMermaidToo) {
  const auto text =
      to_mermaid(read_book(shipped_folder + "/default", "").book.lifecycle("assignment"), Language::zh);
  EXPECT_NE(text.find("[*] --> waiting"), std::string::npos);
  EXPECT_NE(text.find("waiting --> signed_for : 签收"), std::string::npos);
}

}  // namespace
}  // namespace yishi::rules
