// Ids. Records are named by UUIDv7 (RFC 9562) in its 36-character text form, the same in memory, database,
// API, log and ledger; committees by a small number that leads every key (docs/decisions/0002-ids.md).
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace yishi {

// Fills `out` with a fresh UUIDv7: milliseconds now, then random bits. Thread-safe; ids made by one thread
// in the same millisecond are in increasing order.
void make_uuid(std::array<char, 36>& out);
// As above, with the time and the random bits given (demo data and tests are repeatable).
void make_uuid(std::array<char, 36>& out, std::int64_t milliseconds, std::uint64_t random_high, std::uint64_t random_low);
bool is_uuid(std::string_view text);

template <class Tag>
class Id {
 public:
  Id() { text_.fill(0); }  // no record; empty() is true
  static Id make() {
    Id id;
    make_uuid(id.text_);
    return id;
  }
  // Nothing when `text` is not a lower-case UUID.
  static std::optional<Id> parse(std::string_view text) {
    if (!is_uuid(text)) return std::nullopt;
    return trusted(text);
  }
  // For text that we wrote ourselves (rows of the database). Empty text gives the empty id.
  static Id trusted(std::string_view text) {
    Id id;
    if (text.size() == 36) std::memcpy(id.text_.data(), text.data(), 36);
    return id;
  }
  bool empty() const { return text_[0] == 0; }
  std::string_view text() const { return empty() ? std::string_view{} : std::string_view{text_.data(), 36}; }
  std::string str() const { return std::string(text()); }
  friend auto operator<=>(const Id&, const Id&) = default;

 private:
  std::array<char, 36> text_;
};

// A committee is known by its registry number (1, 2, …), given when it is founded on this installation.
enum class CommitteeId : std::int64_t {};
constexpr std::int64_t number(CommitteeId id) { return static_cast<std::int64_t>(id); }

using AccountId = Id<struct AccountTag>;
using MemberId = Id<struct MemberTag>;
using UnitId = Id<struct UnitTag>;
using BodyId = Id<struct BodyTag>;
using ProposalId = Id<struct ProposalTag>;

}  // namespace yishi

template <class Tag>
struct std::hash<yishi::Id<Tag>> {
  std::size_t operator()(const yishi::Id<Tag>& id) const { return std::hash<std::string_view>{}(id.text()); }
};
