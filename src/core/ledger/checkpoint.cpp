#include "core/ledger/checkpoint.hpp"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/ledger/signing.hpp"
#include "core/ledger/stored.hpp"

namespace yishi::ledger {
namespace {

constexpr std::string_view first_line = "yishi ledger checkpoint 1";
constexpr std::size_t longest_checkpoint = 8192;

std::unexpected<Refusal> invalid_checkpoint(const char* zh, const char* en) {
  return refuse(
      Why::invalid, "checkpoint_invalid",
      {fmt::format("检查点无效：{}。请向出具方索取原件。", zh),
       fmt::format("The checkpoint is not valid: {}. Ask whoever issued it for the original.", en)});
}

std::string text_of(const Checkpoint& checkpoint) {
  return fmt::format("{}\ncommittee {}\nnumber {}\nhash {}\ntime {}\nkey {} {}\n", first_line,
                     number(checkpoint.committee), checkpoint.number, checkpoint.hash,
                     to_iso(checkpoint.time), json::name_of(checkpoint.signature), checkpoint.key);
}

// The rest of the next line, which must begin with `word` and a blank.
std::optional<std::string> take(std::string_view& text, std::string_view word) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos || !text.starts_with(word) || text.size() <= word.size() ||
      text[word.size()] != ' ') {
    return std::nullopt;
  }
  std::string rest(text.substr(word.size() + 1, end - word.size() - 1));
  text.remove_prefix(end + 1);
  return rest;
}

std::int64_t integer_of(const std::string& digits) {
  std::int64_t value = -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// The lines as they are read; that they are written exactly so is checked by writing them again.
std::optional<Checkpoint> lines_of(std::string_view& text) {
  if (!text.starts_with(std::string(first_line) + "\n")) return std::nullopt;
  text.remove_prefix(first_line.size() + 1);
  const auto committee = take(text, "committee"), at = take(text, "number"), hash = take(text, "hash"),
             time = take(text, "time"), key = take(text, "key");
  if (!committee || !at || !hash || !time || !key) return std::nullopt;
  const auto moment = parse_timestamp(*time);
  const auto blank = key->find(' ');
  const auto signature = json::enum_of<Signature>(key->substr(0, blank));
  if (!moment || blank == std::string::npos || !signature) return std::nullopt;
  return Checkpoint{CommitteeId{integer_of(*committee)},
                    integer_of(*at),
                    *hash,
                    *moment,
                    *signature,
                    key->substr(blank + 1)};
}

}  // namespace

Result<std::string> sign_checkpoint(database::Transaction& tx, CommitteeId committee,
                                    const std::string& data_folder, Signature signature, Timestamp now) {
  const auto verified = verify(tx, committee);
  if (!verified) return refuse(verified.error());
  if (verified->facts == 0) {
    return refuse(Why::invalid, "ledger_empty",
                  {"该委员会的总账还没有记录，无法签发检查点。",
                   "This committee's ledger is still empty; there is nothing to sign."});
  }
  const auto file =
      std::filesystem::path(data_folder) / fmt::format("ledger_key.{}.pem", json::name_of(signature));
  const auto key = private_key(file.string(), signature);
  const Checkpoint checkpoint{committee, verified->facts, verified->head,
                              now,       signature,       public_half(key.get())};
  const auto text = text_of(checkpoint);
  return text + "signature " + sign(key.get(), signature, text) + "\n";
}

Result<Checkpoint> read_checkpoint(std::string_view text, std::string_view trusted_key) {
  if (text.size() > longest_checkpoint) return invalid_checkpoint("内容过长", "it is too long");
  std::string_view rest = text;
  const auto checkpoint = lines_of(rest);
  if (!checkpoint) return invalid_checkpoint("格式不符", "it is not in the form of a checkpoint");
  const auto signature = take(rest, "signature");
  const auto signed_text = text_of(*checkpoint);
  if (!signature || !rest.empty() || signed_text + "signature " + *signature + "\n" != text) {
    return invalid_checkpoint("格式不符", "it is not in the form of a checkpoint");
  }
  if (!trusted_key.empty() && trusted_key != checkpoint->key) {
    return invalid_checkpoint("不是由受信任的密钥签署", "it was signed by another key than the trusted one");
  }
  const auto key = public_key(checkpoint->key, checkpoint->signature);
  if (!key || !holds(key->get(), checkpoint->signature, signed_text, *signature)) {
    return invalid_checkpoint("签名不符", "the signature does not hold");
  }
  return *checkpoint;
}

Result<Verified> verify_from_checkpoint(database::Transaction& tx, CommitteeId committee,
                                        const std::string& file, std::string_view trusted_key) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return invalid_checkpoint("无法读取文件", "the file cannot be read");
  std::stringstream text;
  text << in.rdbuf();
  const auto checkpoint = read_checkpoint(text.str(), trusted_key);
  if (!checkpoint) return refuse(checkpoint.error());
  if (checkpoint->committee != committee)
    return invalid_checkpoint("属于另一个委员会", "it is another committee's");
  const auto page = page_after(tx, committee, checkpoint->number - 1, 1);
  if (page.facts.empty() || page.facts.front().hash != checkpoint->hash) {
    return refuse(
        Why::conflict, "ledger_broken",
        {fmt::format("总账第 {} 条与检查点不符：历史已被改写或截断。", checkpoint->number),
         fmt::format("Fact {} is not the one that the checkpoint pinned: history was rewritten or cut.",
                     checkpoint->number)});
  }
  // From the pinned fact on, so that its own content is recomputed as well.
  return verify(tx, committee, checkpoint->number, page.facts.front().previous);
}

}  // namespace yishi::ledger
