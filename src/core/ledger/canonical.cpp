#include "core/ledger/canonical.hpp"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

namespace yishi::ledger {
namespace {

constexpr std::string_view format_name = "yishi-fact-1";
constexpr std::size_t longest_text = 200;
constexpr std::size_t longest_payload = 16 * 1024;
constexpr std::size_t longest_list = 5000;  // everyone who signed one paper
constexpr int largest_scale = 18;

struct Digest {
  EVP_MD* algorithm = EVP_MD_fetch(nullptr, "SM3", nullptr);
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  Digest() {
    if (!algorithm || !context) throw std::runtime_error("OpenSSL has no SM3");
  }
  ~Digest() {
    EVP_MD_CTX_free(context);
    EVP_MD_free(algorithm);
  }
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;
};

// "<length>:<bytes>,"
void add(std::string& out, std::string_view bytes) {
  json::write_integer(out, static_cast<std::int64_t>(bytes.size()));
  out += ':';
  out += bytes;
  out += ',';
}

void add(std::string& out, std::int64_t value) {
  std::string digits;
  json::write_integer(digits, value);
  add(out, digits);
}

void require(bool condition, const char* fault) {
  if (!condition) throw std::invalid_argument(std::string("fact: ") + fault);
}

void require_name(std::string_view text, const char* fault) {
  require(!text.empty() && text.size() <= longest_text && is_plain_text(text), fault);
}

bool is_kind(std::string_view kind) {
  const auto dot = kind.find('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == kind.size()) return false;
  return kind.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") == std::string_view::npos;
}

}  // namespace

std::string sm3_hex(std::string_view bytes) {
  thread_local Digest digest;
  unsigned char result[32];
  if (!EVP_DigestInit_ex2(digest.context, digest.algorithm, nullptr) ||
      !EVP_DigestUpdate(digest.context, bytes.data(), bytes.size()) ||
      !EVP_DigestFinal_ex(digest.context, result, nullptr)) {
    throw std::runtime_error("OpenSSL could not compute SM3");
  }
  std::string hex;
  hex.reserve(64);
  for (const unsigned char byte : result) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

void write_canonical(std::string& out, const Fact& fact) {
  out.clear();
  add(out, format_name);
  add(out, number(fact.committee));
  add(out, fact.number);
  add(out, fact.at.milliseconds);
  add(out, fact.actor.text());
  add(out, fact.authority);
  add(out, fact.kind);
  add(out, fact.subject_type);
  add(out, fact.subject);
  add(out, static_cast<std::int64_t>(fact.people.size()));
  for (const auto& person : fact.people) {
    add(out, person.member.text());
    add(out, person.part);
  }
  add(out, static_cast<std::int64_t>(fact.measures.size()));
  for (const auto& measure : fact.measures) {
    add(out, measure.name);
    add(out, measure.units);
    add(out, static_cast<std::int64_t>(measure.scale));
  }
  add(out, static_cast<std::int64_t>(fact.tags.size()));
  for (const auto& tag : fact.tags) {
    add(out, tag.name);
    add(out, tag.value);
  }
  add(out, fact.payload);
  add(out, fact.previous);
}

std::string hash_of_bytes(std::string_view canonical) { return "sm3:" + sm3_hex(canonical); }

std::string canonical(const Fact& fact) {
  std::string out;
  write_canonical(out, fact);
  return out;
}

std::string hash_of(const Fact& fact) { return hash_of_bytes(canonical(fact)); }

bool is_plain_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead == 0) return false;
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    if (length == 0 || lead > 0xf4 || i + length > text.size()) return false;
    char32_t point = length == 1 ? lead : lead & (0xff >> (length + 1));
    for (std::size_t j = 1; j < length; ++j) {
      const auto next = static_cast<unsigned char>(text[i + j]);
      if ((next & 0xc0) != 0x80) return false;
      point = (point << 6) | (next & 0x3f);
    }
    const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    if (overlong || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return false;
    i += length;
  }
  return true;
}

void check(const NewFact& fact) {
  require(number(fact.committee) > 0, "no committee");
  require(fact.at.milliseconds > 0, "no time");
  require_name(fact.authority, "no authority, or a bad one");
  require(fact.kind.size() <= longest_text && is_kind(fact.kind), "the kind is not <area>.<past participle>");
  require_name(fact.subject_type, "no subject type, or a bad one");
  require_name(fact.subject, "no subject, or a bad one");
  require(fact.people.size() <= longest_list, "too many people");
  for (const auto& person : fact.people) {
    require(!person.member.empty(), "a person without an id");
    require_name(person.part, "a person without a part");
  }
  require(fact.measures.size() <= longest_list && fact.tags.size() <= longest_list,
          "too many measures or tags");
  for (const auto& measure : fact.measures) {
    require_name(measure.name, "a measure without a name");
    require(measure.scale >= 0 && measure.scale <= largest_scale, "a scale outside 0–18");
  }
  for (const auto& tag : fact.tags) {
    require_name(tag.name, "a tag without a name");
    require(tag.value.size() <= longest_text && is_plain_text(tag.value), "a bad tag value");
  }
  require(fact.payload.size() <= longest_payload && is_plain_text(fact.payload), "a bad payload");
  const auto payload = json::parse(fact.payload);
  require(payload && payload->is_object(), "the payload is not a JSON object");
}

}  // namespace yishi::ledger
