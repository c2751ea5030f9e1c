#include "core/rules/library_folder.hpp"

#include <charconv>
#include <filesystem>
#include <set>

#include "core/rules/checker.hpp"

namespace yishi::rules {
namespace {
namespace fs = std::filesystem;

std::vector<std::string> folders_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

// Reads one book, checks it, keeps its faults; faults of the default book are told once.
RuleBook taken(ReadBook read, const Vocabulary& vocabulary, std::vector<RuleFault>& faults) {
  check_book(read, vocabulary);
  for (auto& fault : read.faults) {
    const auto same = [&](const RuleFault& other) {
      return other.file == fault.file && other.line == fault.line && other.words == fault.words;
    };
    if (std::ranges::none_of(faults, same)) faults.push_back(std::move(fault));
  }
  return std::move(read.book);
}

void read_committee(const std::string& folder, const std::string& name, const Vocabulary& vocabulary,
                    ReadLibrary& out) {
  const std::string own = folder + "/committees/" + name;
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), id);
  if (error != std::errc{} || end != name.data() + name.size() || id <= 0) {
    out.faults.push_back({own,
                          0,
                          {"委员会文件夹的名字不是编号", "the folder's name is not a committee's number"},
                          {"用委员会在本系统的编号命名，如 committees/1。",
                           "Name it by the committee's number here, such as committees/1."}});
    return;
  }
  std::set<std::string> versions;
  std::set<Date> days;
  for (const auto& version : folders_in(own)) {
    const std::string place = own + "/" + version;
    auto book = taken(read_book(folder + "/default", place), vocabulary, out.faults);
    if (!versions.insert(book.version).second || !days.insert(book.in_force).second) {
      out.faults.push_back(
          {place + "/committee.toml",
           1,
           {"与同一委员会的另一版本的 version 或 in_force 相同",
            "another version of this committee has the same version or in_force"},
           {"给每个版本不同的 version 和 in_force。", "Give every version its own version and in_force."}});
    }
    out.own.emplace_back(CommitteeId{id}, std::move(book));
  }
}

}  // namespace

ReadLibrary read_library(const std::string& folder, const Vocabulary& vocabulary) {
  ReadLibrary out;
  const auto calendar = std::make_shared<Calendar>();
  out.faults = read_calendar(folder + "/calendar", *calendar);
  out.shipped = taken(read_book(folder + "/default", ""), vocabulary, out.faults);
  for (const auto& name : folders_in(folder + "/committees")) read_committee(folder, name, vocabulary, out);
  out.shipped.calendar = calendar;
  for (auto& [committee, book] : out.own) book.calendar = calendar;
  std::ranges::stable_sort(out.faults, {},
                           [](const RuleFault& fault) { return std::pair(fault.file, fault.line); });
  return out;
}

}  // namespace yishi::rules
