#include "core/rules/checker.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "table.hpp"

namespace yishi::rules {
namespace {
namespace fs = std::filesystem;

const std::string shipped = YISHI_SOURCE_DIR "/rules";

// A copy of the shipped rules that a test may spoil; gone afterwards.
class Copy {
 public:
  Copy() : folder_(fs::temp_directory_path() / ("yishi_rules_" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    for (const char* part : {"default", "calendar"})
      fs::copy(fs::path(shipped) / part, folder_ / part, fs::copy_options::recursive);
  }
  ~Copy() { fs::remove_all(folder_); }
  std::string path() const { return folder_.string(); }

  // Replaces the first `from`; gives the number of its line.
  int change(const std::string& file, const std::string& from, const std::string& to) const {
    auto text = test::read_text(path() + "/" + file);
    const auto at = text.find(from);
    if (at == std::string::npos) {
      ADD_FAILURE() << file << " has no " << from;
      return 0;
    }
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    write(file, text.replace(at, from.size(), to));
    return static_cast<int>(line);
  }
  void write(const std::string& file, const std::string& text) const {
    fs::create_directories((folder_ / file).parent_path());
    std::ofstream(path() + "/" + file) << text;
  }

 private:
  fs::path folder_;
};

std::string all_of(const std::vector<RuleFault>& faults) {
  std::string out;
  for (const auto& fault : faults) out += at(fault) + " " + fault.words.zh + " / " + fault.words.en + "\n";
  return out;
}

TEST(Checker, EveryFaultOfTheTableIsFoundInItsFile) {
  for (const auto& row : test::read_table("faults.txt")) {
    const Copy copy;
    const auto file = "default/" + row.cell(0);
    const int line = copy.change(file, row.cell(1), row.cell(2));
    const auto faults = check(copy.path());
    const auto found = std::ranges::find_if(faults, [&](const RuleFault& fault) {
      return fault.words.zh.find(row.cell(3)) != std::string::npos;
    });
    ASSERT_NE(found, faults.end()) << "faults.txt:" << row.line << " not found among:\n" << all_of(faults);
    EXPECT_FALSE(found->words.en.empty() || found->cure.zh.empty() || found->cure.en.empty());
    if (row.cell(4) == "elsewhere") continue;
    EXPECT_EQ(found->file, copy.path() + "/" + file) << "faults.txt:" << row.line;
    EXPECT_EQ(found->line, line) << "faults.txt:" << row.line << "\n" << all_of(faults);
  }
}

TEST(Checker, AStageThatNothingLeadsToIsFound) {
  const Copy copy;
  copy.change("default/lifecycles.toml", R"({ from = "closed", act = "track", to = "tracking")",
              R"({ from = "closed", act = "track", to = "closed")");
  EXPECT_NE(all_of(check(copy.path())).find("没有任何一步通向“tracking”"), std::string::npos);
}

TEST(Checker, AStageWithoutAWayToAnEndIsFound) {
  const Copy copy;
  copy.change("default/lifecycles.toml", R"({ from = "tracking", act = "send_reply", to = "replied")",
              R"({ from = "tracking", act = "send_reply", to = "tracking")");
  copy.change("default/lifecycles.toml", R"({ from = "tracking", act = "close", to = "closed")",
              R"({ from = "tracking", act = "close", to = "tracking")");
  const auto told = all_of(check(copy.path()));
  EXPECT_NE(told.find("从“tracking”出发永远到不了终点"), std::string::npos) << told;
}

TEST(Checker, AMissingFileAndAMisspeltOneAreFound) {
  const Copy copy;
  fs::rename(copy.path() + "/default/clocks.toml", copy.path() + "/default/clock.toml");
  const auto told = all_of(check(copy.path()));
  EXPECT_NE(told.find("clocks.toml:1 缺少这个文件"), std::string::npos) << told;
  EXPECT_NE(told.find("clock.toml:1 不认识的规则文件"), std::string::npos) << told;
}

TEST(Checker, HolidaysMustBeOfTheirYearAndMadeUpDaysWeekends) {
  const Copy copy;
  copy.change("calendar/2026.toml", "from = 2026-05-01, to = 2026-05-05",
              "from = 2026-05-05, to = 2026-05-01");
  const int line = copy.change("calendar/2026.toml", "2026-05-09", "2026-05-08");
  const auto faults = check(copy.path());
  ASSERT_EQ(faults.size(), 2u) << all_of(faults);
  EXPECT_EQ(faults[1].line, line);
}

TEST(Checker, ACommitteesFaultsNameItsOwnFile) {
  const Copy copy;
  copy.write("committees/7/2026/committee.toml", "version = \"seven\"\nin_force = 2026-01-01\n");
  copy.write("committees/7/2026/clocks.toml", "[reply]\ndays = 20\n");
  const auto faults = check(copy.path());
  ASSERT_FALSE(faults.empty());
  for (const auto& fault : faults) {
    EXPECT_EQ(fault.file, copy.path() + "/committees/7/2026/clocks.toml") << fault.words.zh;
    EXPECT_EQ(fault.line, 2);
  }
  EXPECT_EQ(check(copy.path() + "/committees/7/2026").size(), faults.size());
}

TEST(Checker, TwoVersionsOfOneDayAreRefused) {
  const Copy copy;
  copy.write("committees/7/a/committee.toml", "version = \"a\"\nin_force = 2026-01-01\n");
  copy.write("committees/7/b/committee.toml", "version = \"b\"\nin_force = 2026-01-01\n");
  EXPECT_NE(all_of(check(copy.path())).find("相同"), std::string::npos);
}

TEST(Checker, CommitteeFoldersAreNumbers) {
  const Copy copy;
  copy.write("committees/linhe/a/committee.toml", "version = \"a\"\nin_force = 2026-01-01\n");
  EXPECT_NE(all_of(check(copy.path())).find("不是编号"), std::string::npos);
}

TEST(Checker, PowersAndTheirRolesAreKnownNames) {
  const Copy copy;
  const int line = copy.change(
      "default/committee.toml", "[powers]",
      "[powers]\n\"proposals.fly\" = [\"proposal_head\"]\n\"proposals.file\" = [\"proposal_had\"]");
  auto vocabulary = default_vocabulary();
  const std::string_view powers[]{"proposals.file"};
  vocabulary.powers = powers;
  const auto faults = check(copy.path(), vocabulary);
  ASSERT_EQ(faults.size(), 2u) << all_of(faults);
  EXPECT_EQ(faults[0].line, line + 1);
  EXPECT_NE(faults[0].words.zh.find("不认识的权力“proposals.fly”"), std::string::npos);
  EXPECT_NE(faults[1].words.zh.find("不认识的角色“proposal_had”"), std::string::npos);
}

TEST(Checker, TheExamplesAreRight) {
  for (const char* name : {"hongkou", "one_step"})
    EXPECT_EQ(all_of(check(shipped + "/examples/" + name)), "") << name;
}

TEST(Checker, AFolderThatIsNotThereIsTold) { EXPECT_EQ(check("/nowhere/at/all").size(), 1u); }

TEST(Checker, AFileInAnotherEncodingIsTold) {
  const Copy copy;
  copy.write("default/lists.toml",
             "secrecy = [ { code = \"open\", zh = \"\xB9\xAB\xBF\xAA\", en = \"open\" } ]\n");
  const auto faults = check(copy.path());
  EXPECT_NE(all_of(faults).find("lists.toml:1 不是正确的 TOML"), std::string::npos) << all_of(faults);
}

TEST(Checker, AFileOfWindowsIsRead) {
  const Copy copy;
  auto text = test::read_text(copy.path() + "/default/clocks.toml");
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) text.insert(at, 1, '\r');
  copy.write("default/clocks.toml", "\xEF\xBB\xBF" + text);
  EXPECT_EQ(all_of(check(copy.path())), "");
}

TEST(Checker, NothingThereIsRefusedNotBroken) {
  const auto library = Library::load("/nowhere/at/all");
  ASSERT_FALSE(library);
  EXPECT_GT(library.error().faults.size(), 5u);
}

TEST(Checker, LoadRefusesWithEveryFault) {
  const Copy copy;
  copy.change("default/proposals.toml", "title = 50", "title = 0");
  const int line = copy.change("default/clocks.toml", "days = 90", "days = -1");
  const auto library = Library::load(copy.path());
  ASSERT_FALSE(library);
  EXPECT_EQ(library.error().code, "rules_at_fault");
  EXPECT_GE(library.error().faults.size(), 2u);
  EXPECT_NE(library.error().words.zh.find("clocks.toml:" + std::to_string(line)), std::string::npos);
}

}  // namespace
}  // namespace yishi::rules
