#include <array>
#include <string>

#include "core/identity/passwords.hpp"

namespace yishi::identity {
namespace {

constexpr std::size_t shortest = 10, longest = 128;

// Those of the published lists of most used passwords (and the ones common in China) that pass the length,
// and the roots from which longer ones are made.
constexpr std::array common = {
    "0123456789", "01234567890",   "1234567890", "12345678910",  "123456789a",    "123456789q",
    "a123456789", "q123456789",    "9876543210", "0987654321",   "1111111111",    "0000000000",
    "8888888888", "6666666666",    "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc",  "qazwsxedcrfv",
    "qwertyuiop", "asdfghjkl",     "zxcvbnm",    "qwerty",       "asdfgh",        "password",
    "passw0rd",   "p@ssw0rd",      "p@ssword",   "pa55word",     "iloveyou",      "woaini",
    "woaini1314", "5201314",       "5211314",    "1314520",      "administrator", "admin",
    "adminadmin", "root",          "letmein",    "welcome",      "monkey",        "dragon",
    "sunshine",   "princess",      "football",   "baseball",     "superman",      "michael",
    "shadow",     "master",        "changeme",   "default",      "guest",         "test",
    "testtest",   "abc123",        "abcd1234",   "aa123456",     "qq123456",      "zz123456",
    "abcdefghij", "abcdefghijk",   "aaaaaaaaaa", "zhengxie",     "zhengxiehuiyi", "yishi",
    "tian",       "tianxuanzhizi", "zhongguo",   "zhonghua",     "beijing",       "shanghai",
    "guangzhou",  "shenzhen",      "mima",       "mimamima",     "denglu",        "renmin",
    "zhengfu",    "weiyuan",       "jiguan",     "gongchandang", "xinnian",       "xinniankuaile",
    "政协",       "议事",          "密码",       "我爱你"};

std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// What is left of "Zhengxie@2026!" is "zhengxie": digits and signs around one weak word make no password.
std::string letters_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c & 0x80) != 0) out += c;
  }
  return out;
}

bool is_weak(const std::string& password, std::string_view word) {
  const std::string weak = folded(word);
  if (weak.empty()) return false;
  if (password == weak) return true;
  const std::string letters = letters_of(password);
  return !letters.empty() && letters == letters_of(weak) && password.size() < weak.size() + 10;
}

bool repeats_itself(const std::string& password) {
  for (std::size_t period = 1; period <= 4; ++period) {
    bool same = true;
    for (std::size_t i = period; i < password.size() && same; ++i) same = password[i] == password[i - period];
    if (same) return true;
  }
  return false;
}

int kinds_of(std::string_view password) {
  bool lower = false, upper = false, digit = false, other = false;
  for (const char c : password) {
    (c >= 'a' && c <= 'z'   ? lower
     : c >= 'A' && c <= 'Z' ? upper
     : c >= '0' && c <= '9' ? digit
                            : other) = true;
  }
  return lower + upper + digit + other;
}

}  // namespace

Result<void> check_password(std::string_view password, const std::vector<std::string>& own_words, bool strict,
                            std::string pointer) {
  const std::size_t size = characters(password);
  if (size < shortest || size > longest) {
    return invalid_field(std::move(pointer),
                         {"密码须为10至128个字符，可用一句话作密码。",
                          "A password has 10 to 128 characters; a short sentence makes a good one."});
  }
  const std::string plain = folded(password);
  bool weak = repeats_itself(plain);
  for (const char* word : common) weak = weak || is_weak(plain, word);
  for (const auto& word : own_words) weak = weak || is_weak(plain, word);
  if (weak) {
    return invalid_field(std::move(pointer),
                         {"这个密码太常见，或由账号、姓名、单位名称组成，请换一个。",
                          "This password is too common, or made of the account's own name; choose another."});
  }
  if (strict && kinds_of(password) < 3) {
    return invalid_field(std::move(pointer), {"密码须含大写字母、小写字母、数字、符号中的三种。",
                                              "Use three of: capitals, small letters, digits, signs."});
  }
  return {};
}

}  // namespace yishi::identity
