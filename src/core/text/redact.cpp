#include "core/text/redact.hpp"

#include <optional>

#include "core/text/code_points.hpp"
#include "core/text/names.hpp"

namespace yishi::text {
namespace {

// Full-width letters, digits and marks read as their narrow ones; one code point stays one.
char32_t narrow(char32_t point) {
  if (point >= 0xFF01 && point <= 0xFF5E) return point - 0xFEE0;
  if (point == 0x3000) return ' ';
  return point;
}

bool is_digit(char32_t point) { return point >= '0' && point <= '9'; }
bool is_latin(char32_t point) { return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z'); }
bool one_of(char32_t point, std::u32string_view set) { return set.find(point) != std::u32string_view::npos; }

struct Found {
  PersonalData kind;
  std::size_t begin, end;  // code points
};

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size();) {
      begins_.push_back(at);
      points_ += narrow(next_code_point(text, at));
    }
    begins_.push_back(text.size());
  }

  std::vector<Suspect> all() {
    for (std::size_t at = 0; at < points_.size();) {
      const auto found = at_point(at);
      if (found) take(*found);
      at = found ? found->end : at + 1;
    }
    return std::move(suspects_);
  }

 private:
  char32_t point(std::size_t at) const { return at < points_.size() ? points_[at] : U'\0'; }
  std::string narrow_text(std::size_t begin, std::size_t end) const {
    return encode(std::u32string_view(points_).substr(begin, end - begin));
  }
  std::size_t skip_blanks(std::size_t at) const {
    while (at < points_.size() && point(at) == ' ') ++at;
    return at;
  }
  std::size_t digits_end(std::size_t at) const {
    while (is_digit(point(at))) ++at;
    return at;
  }
  bool preceded_by(std::size_t at, std::u32string_view word) const {
    return at >= word.size() && std::u32string_view(points_).substr(at - word.size(), word.size()) == word;
  }
  bool stands_at(std::size_t at, std::u32string_view word) const {
    return std::u32string_view(points_).substr(std::min(at, points_.size())).starts_with(word);
  }

  std::optional<Found> at_point(std::size_t at) {
    const bool word_begins = at == 0 || !(is_digit(points_[at - 1]) || is_latin(points_[at - 1]));
    if (is_digit(points_[at]) && word_begins) {
      if (auto found = number(at)) return found;
    }
    if ((is_digit(points_[at]) || is_latin(points_[at])) && word_begins) {
      if (auto found = email(at)) return found;
    }
    if (point(at) == '+' && stands_at(at, U"+86")) {
      if (auto found = mobile(at + 3)) return Found{PersonalData::mobile, at, found->end};
    }
    if (auto found = after_word(at)) return found;
    if (auto found = plate(at)) return found;
    return address(at);
  }

  // ---- numbers ------------------------------------------------------------------------------------------

  std::optional<Found> number(std::size_t at) {
    if (auto found = id_number(at)) return found;
    if (auto found = mobile(at)) return found;
    if (stands_at(at, U"86")) {
      if (auto found = mobile(at + 2)) return Found{PersonalData::mobile, at, found->end};
    }
    if (auto found = landline(at)) return found;
    return bank_card(at);
  }

  std::optional<Found> id_number(std::size_t at) {
    const std::size_t end = at + 18;
    if (end > points_.size() || is_digit(point(end)) || is_latin(point(end))) return std::nullopt;
    if (!is_id_number(narrow_text(at, end))) return std::nullopt;
    return Found{PersonalData::id_number, at, end};
  }

  // Collects `count` digits from `at`, over single blanks and hyphens between them.
  std::optional<std::size_t> grouped(std::size_t at, std::size_t count, std::string& digits) const {
    digits.clear();
    while (digits.size() < count) {
      if (is_digit(point(at))) {
        digits += static_cast<char>(point(at++));
      } else if (!digits.empty() && one_of(point(at), U" -–") && is_digit(point(at + 1))) {
        ++at;
      } else {
        return std::nullopt;
      }
    }
    if (is_digit(point(at)) || is_latin(point(at))) return std::nullopt;
    return at;
  }

  std::optional<Found> mobile(std::size_t at) {
    while (one_of(point(at), U" -") && at < points_.size()) ++at;
    std::string digits;
    const auto end = grouped(at, 11, digits);
    if (!end || digits[0] != '1' || digits[1] < '3') return std::nullopt;
    return Found{PersonalData::mobile, at, *end};
  }

  // 0478-8266123, 010 12345678, (0478)8266123 (from its first digit), with or without an extension.
  std::optional<Found> landline(std::size_t at) {
    if (point(at) != '0' || point(at + 1) == '0') return local_number(at);
    const auto run = digits_end(at);
    std::size_t end = run;
    if (run - at == 3 || run - at == 4) {
      std::size_t rest = run;
      if (one_of(point(rest), U")）")) ++rest;
      while (rest < run + 3 && one_of(point(rest), U" -–")) ++rest;
      end = digits_end(rest);
      if (rest == run || (end - rest != 7 && end - rest != 8)) return std::nullopt;
    } else if (run - at < 10 || run - at > 12) {
      return std::nullopt;
    }
    return Found{PersonalData::landline, at, extension_end(end)};
  }

  // Seven or eight digits are a telephone only where a word says so.
  std::optional<Found> local_number(std::size_t at) {
    const auto end = digits_end(at);
    if (end - at != 7 && end - at != 8) return std::nullopt;
    std::size_t before = at;
    while (before > 0 && one_of(points_[before - 1], U" :：是为")) --before;
    for (const std::u32string_view word : {U"电话", U"座机", U"传真", U"固话", U"热线", U"手机"}) {
      if (preceded_by(before, word)) return Found{PersonalData::landline, at, extension_end(end)};
    }
    return std::nullopt;
  }

  std::size_t extension_end(std::size_t at) const {
    if (!one_of(point(at), U"-转")) return at;
    const auto end = digits_end(at + 1);
    return end > at + 1 && end - at <= 6 ? end : at;
  }

  std::optional<Found> bank_card(std::size_t at) {
    std::string digits;
    for (std::size_t count = 19; count >= 16; --count) {
      const auto end = grouped(at, count, digits);
      if (end && digits[0] != '0' && passes_luhn(digits)) return Found{PersonalData::bank_card, at, *end};
    }
    return std::nullopt;
  }

  // ---- words --------------------------------------------------------------------------------------------

  std::optional<Found> email(std::size_t at) {
    const auto is_local = [](char32_t p) { return is_digit(p) || is_latin(p) || one_of(p, U"._%+-"); };
    std::size_t end = at;
    while (end - at < 64 && is_local(point(end))) ++end;
    if (point(end) != '@') return std::nullopt;
    const std::size_t domain = ++end;
    std::size_t last_dot = 0;
    while (is_digit(point(end)) || is_latin(point(end)) || one_of(point(end), U".-")) {
      if (point(end) == '.') last_dot = end;
      ++end;
    }
    while (end > domain && one_of(point(end - 1), U".-")) --end;
    if (last_dot <= domain || end < last_dot + 3) return std::nullopt;
    return Found{PersonalData::email, at, end};
  }

  std::optional<Found> after_word(std::size_t at) {
    for (const std::u32string_view word : {U"微信号", U"微信", U"QQ号", U"QQ", U"qq"}) {
      if (stands_at(at, word)) return account(at + word.size());
    }
    for (const std::u32string_view word : {U"联系人", U"我叫", U"姓名", U"投诉人", U"举报人", U"当事人",
                                           U"反映人", U"来信人", U"业主", U"户主", U"受害人", U"经办人"}) {
      if (stands_at(at, word)) return name(at + word.size());
    }
    return std::nullopt;
  }

  std::size_t after_colon(std::size_t at) const {
    while (one_of(point(at), U" :：是为") && at < points_.size()) ++at;
    return at;
  }

  std::optional<Found> account(std::size_t at) {
    at = after_colon(at);
    std::size_t end = at;
    bool has_digit = false;
    while (is_digit(point(end)) || is_latin(point(end)) || one_of(point(end), U"_-"))
      has_digit |= is_digit(point(end++));
    if (!has_digit || end - at < 5 || end - at > 20) return std::nullopt;
    return Found{PersonalData::account, at, end};
  }

  std::optional<Found> name(std::size_t at) {
    static constexpr std::u32string_view surnames =
        U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
        U"沈姚卢姜崔钟谭陆汪范金"
        U"石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安"
        U"齐易乔伍庞颜倪庄聂章鲁岳翟殷"
        U"詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳司马上官诸"
        U"葛慕容令狐皇甫尉迟";
    static constexpr std::u32string_view ends_name = U"住在家于因今现和与及女男电的系说称，、；。";
    at = after_colon(at);
    std::size_t end = at;
    bool dotted = false;
    while (end - at < 12 && (is_cjk(point(end)) || (end > at && point(end) == U'·')))
      dotted |= points_[end++] == U'·';
    if (dotted) return Found{PersonalData::name, at, end};
    if (end - at < 2 || !one_of(points_[at], surnames)) return std::nullopt;
    const auto run = std::u32string_view(points_).substr(at, end - at);
    const std::size_t family = split_name(encode(run)).family == encode(run.substr(0, 2)) ? 2 : 1;
    std::size_t size = family + 1;
    if (run.size() > size && !one_of(run[size], ends_name)) ++size;
    return Found{PersonalData::name, at, at + size};
  }

  std::optional<Found> plate(std::size_t at) {
    static constexpr std::u32string_view provinces =
        U"京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    if (!one_of(points_[at], provinces) || !(point(at + 1) >= 'A' && point(at + 1) <= 'Z'))
      return std::nullopt;
    std::size_t end = at + 2;
    if (one_of(point(end), U"·• -")) ++end;
    const std::size_t body = end;
    bool has_digit = false;
    while (is_digit(point(end)) || (point(end) >= 'A' && point(end) <= 'Z'))
      has_digit |= is_digit(point(end++));
    if (end - body == 4 && one_of(point(end), U"挂学警港澳领")) ++end;
    if (!has_digit || end - body < 5 || end - body > 6 || is_latin(point(end))) return std::nullopt;
    return Found{PersonalData::plate, at, end};
  }

  // A chain of numbered parts (12号 3单元 501室) that a street or estate precedes. Found from the beginning
  // of the street's name, so it looks ahead over at most 16 Chinese characters.
  std::optional<Found> address(std::size_t at) {
    static constexpr std::u32string_view streets = U"路街巷道弄里村苑园区庄屯社府城院厦胡同";
    static constexpr std::u32string_view stops = U"住在于至到址是位的和与、";
    const bool begins = at == 0 || !is_cjk(points_[at - 1]) || one_of(points_[at - 1], stops);
    if (!begins || !is_cjk(points_[at]) || one_of(points_[at], stops)) return std::nullopt;
    std::size_t number_at = at;
    while (number_at - at < 24 && is_cjk(point(number_at)) && !one_of(point(number_at), stops)) ++number_at;
    if (number_at == at || !is_digit(point(number_at)) || !one_of(points_[number_at - 1], streets))
      return std::nullopt;
    std::size_t end = number_at;
    bool ends_at_door = false;
    while (auto next = numbered_part(end, ends_at_door)) end = *next;
    if (!ends_at_door) return std::nullopt;
    return Found{PersonalData::address, at, end};
  }

  std::optional<std::size_t> numbered_part(std::size_t at, bool& is_door) const {
    at = skip_blanks(at);
    std::size_t end = digits_end(at);
    if (is_latin(point(end))) ++end;
    if (end == at || end - at > 6) return std::nullopt;
    for (const std::u32string_view part :
         {U"号楼", U"号院", U"号", U"单元", U"室", U"栋", U"幢", U"座", U"楼", U"层", U"弄", U"户"}) {
      if (!stands_at(end, part)) continue;
      is_door = is_door || part == U"号" || part == U"室" || part == U"户" || part == U"单元" ||
                part == U"号楼" || part == U"号院";
      return end + part.size();
    }
    // 3-2-501 after a building
    return is_door && point(at) != ' ' && at > 0 && !is_digit(points_[at - 1]) && end - at >= 3
               ? std::optional(end)
               : std::nullopt;
  }

  // ---- results ------------------------------------------------------------------------------------------

  void take(const Found& found) {
    Suspect suspect{found.kind, begins_[found.begin], begins_[found.end], {}, {}};
    suspect.text = text_.substr(suspect.begin, suspect.end - suspect.begin);
    suspect.replacement = replacement(found);
    suspects_.push_back(std::move(suspect));
  }

  std::string replacement(const Found& found) const {
    switch (found.kind) {
      case PersonalData::mobile: {
        std::string digits;
        for (std::size_t at = found.begin; at < found.end; ++at) {
          if (is_digit(points_[at])) digits += static_cast<char>(points_[at]);
        }
        digits = digits.substr(digits.size() - 11);
        return digits.substr(0, 3) + "****" + digits.substr(7);
      }
      case PersonalData::name: {
        const auto name = split_name(narrow_text(found.begin, found.end));
        return name.family.empty() ? "某" : name.family + "某";
      }
      case PersonalData::landline:
        return "（电话略）";
      case PersonalData::id_number:
        return "（证件号码略）";
      case PersonalData::bank_card:
        return "（银行卡号略）";
      case PersonalData::email:
        return "（邮箱略）";
      case PersonalData::account:
        return "（账号略）";
      case PersonalData::plate:
        return "（车牌略）";
      case PersonalData::address:
        return "（住址略）";
    }
    return "";
  }

  std::string_view text_;
  std::u32string points_;
  std::vector<std::size_t> begins_;
  std::vector<Suspect> suspects_;
};

}  // namespace

bool is_id_number(std::string_view text) {
  if (text.size() != 18) return false;
  int sum = 0, weight = 1;
  for (std::size_t i = 18; i-- > 0;) {
    const bool is_x = i == 17 && (text[i] == 'X' || text[i] == 'x');
    if (!is_x && !is_digit(static_cast<unsigned char>(text[i]))) return false;
    sum += (is_x ? 10 : text[i] - '0') * weight;
    weight = weight * 2 % 11;
  }
  const int year = std::stoi(std::string(text.substr(6, 4)));
  const int month = std::stoi(std::string(text.substr(10, 2))),
            day = std::stoi(std::string(text.substr(12, 2)));
  return sum % 11 == 1 && text[0] != '0' && year >= 1880 && year < 2200 && month >= 1 && month <= 12 &&
         day >= 1 && day <= 31;
}

bool passes_luhn(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (std::size_t i = digits.size(); i-- > 0; twice = !twice) {
    if (digits[i] < '0' || digits[i] > '9') return false;
    const int digit = (digits[i] - '0') * (twice ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return !digits.empty() && sum % 10 == 0;
}

std::vector<Suspect> find_personal_data(std::string_view text) { return Finder(text).all(); }

std::string redacted(std::string_view text, std::span<const Suspect> suspects) {
  std::string out;
  std::size_t done = 0;
  for (const auto& suspect : suspects) {
    if (suspect.begin < done || suspect.end > text.size()) continue;
    out += text.substr(done, suspect.begin - done);
    out += suspect.replacement;
    done = suspect.end;
  }
  out += text.substr(done);
  return out;
}

}  // namespace yishi::text
