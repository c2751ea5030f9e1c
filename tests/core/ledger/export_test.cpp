#include <cstdio>
#include <fstream>
#include <random>
#include <sstream>

#include "book.hpp"
#include "core/ledger/checkpoint.hpp"

namespace yishi::ledger {
namespace {

class Export : public Book {
 protected:
  std::string exported(CommitteeId committee = city) {
    std::ostringstream out;
    db->read([&](database::Transaction& tx) { export_facts(tx, committee, out); });
    return out.str();
  }
};

Result<Verified> checked(const std::string& text) {
  std::istringstream in(text);
  return verify_export(in);
}

// What `command` prints; nothing when it cannot be run.
std::optional<std::string> output_of(const std::string& command) {
  FILE* pipe = ::popen(command.c_str(), "r");
  if (!pipe) return std::nullopt;
  std::string out;
  char buffer[4096];
  for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
  return ::pclose(pipe) == 0 ? std::optional(out) : std::nullopt;
}

constexpr std::string_view second_verifier = YISHI_SOURCE_DIR "/tools/ledger_verify/verify.mjs";

TEST_P(Export, IsAcceptedByBothVerifiers) {
  EXPECT_TRUE(checked(exported()).has_value());  // empty
  append_many(city, 60);
  const auto text = exported();
  const auto verified = checked(text);
  ASSERT_TRUE(verified.has_value()) << verified.error().words.en;
  EXPECT_EQ(verified->facts, 60);
  const auto file = folder / "export.jsonl";
  std::ofstream(file, std::ios::binary) << text;
  const auto answer = output_of("node " + std::string(second_verifier) + " " + file.string());
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(*answer, "committee 1: 60 facts, head " + verified->head + "\n");
}

INSTANTIATE_TEST_SUITE_P(Engines, Export, database::both_engines(), database::engine_name);

// One change to a good export: a byte, a line lost, doubled, moved, or the end cut off.
std::string mutant(const std::string& text, std::mt19937& random, std::string& what) {
  const auto pick = [&](std::size_t below) { return random() % below; };
  std::string out = text;
  const std::size_t at = pick(text.size());
  const std::size_t line_begin = text.rfind('\n', at == 0 ? 0 : at - 1);
  const std::size_t begin = line_begin == std::string::npos || at == 0 ? 0 : line_begin + 1;
  const std::size_t end = text.find('\n', at) + 1;
  switch (pick(8)) {
    case 0:
      what = "bit";
      out[at] = static_cast<char>(out[at] ^ (1 << pick(8)));
      break;
    case 1:
      what = "byte";
      out[at] = static_cast<char>(static_cast<unsigned char>(out[at]) + 1 + pick(255));
      break;
    case 2:
      what = "byte lost";
      out.erase(at, 1);
      break;
    case 3:
      what = "byte added";
      out.insert(at, 1, " 0x\"{,\n\r"[pick(8)]);
      break;
    case 4:
      what = "cut";
      out.resize(at);
      break;
    case 5:
      what = "line lost";
      out.erase(begin, end - begin);
      break;
    case 6:
      what = "line doubled";
      out.insert(begin, text.substr(begin, end - begin));
      break;
    default: {
      what = "line moved";
      const auto line = text.substr(begin, end - begin);
      out.erase(begin, end - begin);
      out.insert(begin == 0 ? out.find('\n') + 1 : 0, line);
    }
  }
  return out;
}

using Mutants = Export;

TEST_P(Mutants, AreAllRejectedByBothVerifiers) {
  constexpr int count = 1500;
  append_many(city, 40);
  const auto good = exported();
  std::mt19937 random(20261124);
  const auto exports = folder / "mutants";
  std::filesystem::create_directories(exports);
  int made = 0;
  for (int i = 0; made < count && i < 2 * count; ++i) {
    std::string what;
    const auto text = mutant(good, random, what);
    if (text == good) continue;
    ++made;
    EXPECT_FALSE(checked(text).has_value()) << what << " was accepted: mutant " << i;
    std::ofstream(exports / std::to_string(i), std::ios::binary) << text;
  }
  ASSERT_EQ(made, count);
  std::ofstream(exports / "good", std::ios::binary) << good;
  const auto answer = output_of("node " + std::string(second_verifier) + " --many " + exports.string());
  ASSERT_TRUE(answer.has_value());
  std::istringstream lines(*answer);
  int bad = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line == "good ok") continue;
    EXPECT_NE(line.find(" bad "), std::string::npos) << "accepted by the second verifier: " << line;
    ++bad;
  }
  EXPECT_EQ(bad, count);
}

// An export is the same from both engines (Export, above).
INSTANTIATE_TEST_SUITE_P(Engines, Mutants, testing::Values(database::Engine::sqlite), database::engine_name);

class Pinned : public Book {
 protected:
  std::string sign(Signature signature) {
    const auto text = db->read([&](database::Transaction& tx) {
      return sign_checkpoint(tx, city, folder.string(), signature, {1'790'000'000'000});
    });
    EXPECT_TRUE(text.has_value());
    return text.value_or("");
  }
  Result<Verified> verified_from(const std::string& checkpoint, std::string_view key = {}) {
    const auto file = folder / "checkpoint.txt";
    std::ofstream(file, std::ios::binary) << checkpoint;
    return db->read(
        [&](database::Transaction& tx) { return verify_from_checkpoint(tx, city, file.string(), key); });
  }
};

TEST_P(Pinned, HoldsWhileTheChainOnlyGrows) {
  for (const auto signature : {Signature::ed25519, Signature::sm2}) {
    append_many(city, 10);
    const auto text = sign(signature);
    const auto checkpoint = read_checkpoint(text);
    ASSERT_TRUE(checkpoint.has_value()) << checkpoint.error().words.en << text;
    append_many(city, 5);
    EXPECT_TRUE(verified_from(text).has_value());
    EXPECT_TRUE(verified_from(text, checkpoint->key).has_value());
    EXPECT_FALSE(verified_from(text, "AAAA").has_value());
    EXPECT_EQ(read_checkpoint(sign(signature))->key, checkpoint->key);  // the key is kept
  }
  const auto mode = std::filesystem::status(folder / "ledger_key.ed25519.pem").permissions();
  EXPECT_EQ(mode, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_P(Pinned, AnEmptyLedgerIsNotSigned) {
  const auto refused = db->read([&](database::Transaction& tx) {
    return sign_checkpoint(tx, city, folder.string(), Signature::ed25519, {1});
  });
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "ledger_empty");
}

// The whole chain is written anew, with right hashes: only the checkpoint knows.
TEST_P(Pinned, FindsAHistoryThatWasWrittenAnew) {
  append_many(city, 10);
  const auto text = sign(Signature::ed25519);
  db->write([](database::Transaction& tx) {
    auto facts = facts_after(tx, city, 0, 100);
    tx.script("DELETE FROM facts; DELETE FROM fact_people; DELETE FROM ledger_heads");
    for (auto& fact : facts) {
      if (fact.number == 4) fact.authority = "somebody_else";
      append(tx, fact);
    }
  });
  EXPECT_TRUE(verified(city).has_value());
  const auto result = verified_from(text);
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, "ledger_broken");
}

TEST_P(Pinned, FindsACutTail) {
  append_many(city, 10);
  const auto text = sign(Signature::ed25519);
  db->write([](database::Transaction& tx) {
    const auto ninth = facts_after(tx, city, 8, 1).front();
    tx.script("DELETE FROM facts WHERE number = 10; DELETE FROM fact_people WHERE number = 10");
    tx.run("UPDATE ledger_heads SET number = 9, hash = ?1", ninth.hash);
  });
  EXPECT_TRUE(verified(city).has_value());
  EXPECT_FALSE(verified_from(text).has_value());
}

TEST_P(Pinned, EveryChangedByteOfACheckpointIsRefused) {
  append_many(city, 3);
  for (const auto signature : {Signature::ed25519, Signature::sm2}) {
    const auto text = sign(signature);
    ASSERT_TRUE(read_checkpoint(text).has_value());
    for (std::size_t i = 0; i < text.size(); ++i) {
      auto changed = text;
      changed[i] = changed[i] == 'A' ? 'B' : 'A';
      EXPECT_FALSE(read_checkpoint(changed).has_value()) << "byte " << i;
      EXPECT_FALSE(read_checkpoint(text.substr(0, i)).has_value()) << "cut at " << i;
    }
    EXPECT_FALSE(read_checkpoint(text + "\n").has_value());
  }
}

TEST_P(Pinned, PublicToolsAgree) {
  append_many(city, 6);
  for (const auto signature : {Signature::ed25519, Signature::sm2}) {
    std::ofstream(folder / "checkpoint.txt", std::ios::binary) << sign(signature);
    const std::string name(json::name_of(signature));
    const std::string options =
        signature == Signature::sm2 ? " -digest sm3 -pkeyopt distid:1234567812345678" : "";
    const auto answer = output_of("cd " + folder.string() +
                                  " && head -n 6 checkpoint.txt > signed.txt"
                                  " && sed -n 's/^signature //p' checkpoint.txt | base64 -d > signature.bin"
                                  " && openssl pkeyutl -verify -pubin -inkey ledger_key." +
                                  name + ".pub.pem -rawin -in signed.txt -sigfile signature.bin" + options);
    ASSERT_TRUE(answer.has_value()) << name;
    EXPECT_EQ(*answer, "Signature Verified Successfully\n") << name;
  }
  std::ofstream out(folder / "export.jsonl", std::ios::binary);
  db->read([&](database::Transaction& tx) { export_facts(tx, city, out); });
  out.close();
  std::ofstream(folder / "checkpoint.txt", std::ios::binary) << sign(Signature::ed25519);
  const auto answer = output_of("cd " + folder.string() + " && node " + std::string(second_verifier) +
                                " export.jsonl --checkpoint checkpoint.txt");
  ASSERT_TRUE(answer.has_value());
  EXPECT_NE(answer->find("checkpoint at fact 6 holds"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Engines, Pinned, database::both_engines(), database::engine_name);

}  // namespace
}  // namespace yishi::ledger
