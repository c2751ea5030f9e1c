// Suspected personal data in a text that is to be published. Suspicions only: a person decides on each, since
// "建设路12号" may be a flat or the town hall. Missing one is worse than asking once too often, but numbers
// of documents, public hotlines and years are left alone.
#pragma once
#include <boost/describe.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yishi::text {

enum class PersonalData {
  mobile,     // 手机号码
  landline,   // 固定电话, with its area code or after 电话、传真 …
  id_number,  // 居民身份证号码, with a right check digit and day of birth
  bank_card,  // 16 to 19 digits with a right check digit
  email,
  account,  // after 微信, QQ
  plate,    // 车牌
  address,  // down to 号 or 室
  name      // after 联系人, 我叫 …
};
BOOST_DESCRIBE_ENUM(PersonalData, mobile, landline, id_number, bank_card, email, account, plate, address,
                    name)

struct Suspect {
  PersonalData kind;
  std::size_t begin = 0, end = 0;  // bytes of the text
  std::string text;
  std::string replacement;  // proposed: "138****5678", "张某", "（住址略）"
};
BOOST_DESCRIBE_STRUCT(Suspect, (), (kind, begin, end, text, replacement))

// In order, without overlap.
std::vector<Suspect> find_personal_data(std::string_view text);
// The text with the replacements of `suspects` (in order, found in this text) in their places.
std::string redacted(std::string_view text, std::span<const Suspect> suspects);

bool is_id_number(std::string_view text);  // 18 characters, GB 11643: check digit and day of birth
bool passes_luhn(std::string_view digits);

}  // namespace yishi::text
