#include "core/database/search.hpp"

#include <atomic>
#include <thread>

#include "store.hpp"

namespace yishi::database {
namespace {

constexpr CommitteeId city{1}, county{2};

class Search : public Store {
 protected:
  void SetUp() override {
    Store::SetUp();
    if (!db) return;
    ASSERT_TRUE(migrate(*db, search_migrations(), (folder / "backups").string()).has_value());
  }
  void index(CommitteeId committee, std::string_view id, std::string_view title, std::string_view body) {
    db->write([&](Transaction& tx) { index_text(tx, committee, "proposal", id, title, body); });
  }
  std::vector<std::string> found(std::string_view typed, CommitteeId committee = city,
                                 std::string_view kind = "proposal") {
    return db->read([&](Transaction& tx) {
      std::vector<std::string> ids;
      for (const auto& hit : search(tx, committee, kind, typed, 50)) ids.push_back(hit.id);
      std::sort(ids.begin(), ids.end());
      return ids;
    });
  }
  using Ids = std::vector<std::string>;
};

TEST_P(Search, FindsWordsOfAnyLength) {
  index(city, "a", "关于发展社区养老服务的提案", "建议在老城区建设助餐点，完善居家养老服务体系。");
  index(city, "b", "关于建设5G智慧园区的提案", "IPv6 与 5G 基站应当同步规划。");
  EXPECT_EQ(found("养老"), Ids{"a"});
  EXPECT_EQ(found("社区养老服务"), Ids{"a"});
  EXPECT_EQ(found("提案"), (Ids{"a", "b"}));
  EXPECT_EQ(found("餐"), Ids{"a"});
  EXPECT_EQ(found("系"), Ids{"a"});  // the last character of a run
  EXPECT_EQ(found("５ｇ"), Ids{"b"});
  EXPECT_EQ(found("ipv6 基站"), Ids{"b"});
  EXPECT_EQ(found("养老 基站"), Ids{});
  EXPECT_EQ(found("老养"), Ids{});
  EXPECT_EQ(found("区养老服务的提案建"), Ids{});  // no phrase reaches from the title into the body
}

TEST_P(Search, TakesAnythingThatIsTyped) {
  index(city, "a", "关于\"校门口\"交通的提案", "家长's car");
  for (const auto* typed : {"", " ", "\"", "'", "\"校门口", "校门口 OR", "NEAR(", "*", "a AND", "\\", "& |",
                            "标题:校", "((", "-校门口", "\xff"}) {
    EXPECT_NO_THROW(found(typed)) << typed;
  }
  EXPECT_EQ(found("\"校门口\""), Ids{"a"});
}

TEST_P(Search, KeepsCommitteesAndKindsApart) {
  index(city, "a", "乡村道路", "");
  index(county, "b", "乡村道路", "");
  db->write([](Transaction& tx) { index_text(tx, city, "opinion", "c", "乡村道路", ""); });
  EXPECT_EQ(found("道路"), Ids{"a"});
  EXPECT_EQ(found("道路", county), Ids{"b"});
  EXPECT_EQ(found("道路", city, "opinion"), Ids{"c"});
  EXPECT_EQ(found("道路", CommitteeId{3}), Ids{});
}

TEST_P(Search, ForgetsWhatWasChangedOrRemoved) {
  index(city, "a", "老城区停车难", "增设停车位");
  index(city, "a", "老城区公交优化", "增设站点");
  EXPECT_EQ(found("停车"), Ids{});
  EXPECT_EQ(found("公交"), Ids{"a"});
  index(city, "a", "老城区公交优化", "增设站点");
  EXPECT_EQ(found("公交"), Ids{"a"});
  db->write([](Transaction& tx) { remove_text(tx, city, "proposal", "a"); });
  db->write([](Transaction& tx) { remove_text(tx, city, "proposal", "a"); });
  EXPECT_EQ(found("公交"), Ids{});
}

TEST_P(Search, PutsTitlesFirst) {
  for (int i = 0; i < 30; ++i) index(city, "x" + std::to_string(i), "关于河道治理的提案", "岸线绿化");
  index(city, "body", "关于城市更新的提案", "其中湿地保护一节另行研究，其余从略。");
  index(city, "title", "关于湿地保护的提案", "其中城市更新一节另行研究，其余从略。");
  db->read([&](Transaction& tx) {
    const auto hits = search(tx, city, "proposal", "湿地保护", 10);
    ASSERT_EQ(hits.size(), 2U);
    EXPECT_EQ(hits[0].id, "title");
    EXPECT_GT(hits[0].score, hits[1].score);
    EXPECT_EQ(search(tx, city, "proposal", "提案", 7).size(), 7U);
  });
}

// Several jobs share a commit; the one that is refused must leave nothing in the index.
TEST_P(Search, ARefusedWriteLeavesNothingInTheIndex) {
  std::atomic<bool> go = false;
  std::atomic<int> left = 4;
  const auto done = [&](std::exception_ptr) { --left; };
  db->enqueue({[&](Transaction&) {
                 while (!go) std::this_thread::yield();
                 return true;
               },
               done});
  for (const auto* id : {"a", "b", "c"}) {
    db->enqueue({[id](Transaction& tx) {
                   index_text(tx, city, "proposal", id, "医疗卫生", "基层门诊");
                   return *id != 'b';
                 },
                 done});
  }
  go = true;
  while (left > 0) std::this_thread::yield();
  EXPECT_EQ(found("医疗"), (Ids{"a", "c"}));
  index(city, "b", "医疗卫生", "");
  EXPECT_EQ(found("医疗"), (Ids{"a", "b", "c"}));
}

INSTANTIATE_TEST_SUITE_P(Engines, Search, both_engines(), engine_name);

}  // namespace
}  // namespace yishi::database
