#include "core/text/names.hpp"

#include <fmt/format.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include <map>
#include <memory>
#include <stdexcept>

#include "core/text/code_points.hpp"

namespace yishi::text {
namespace {

std::u16string to_utf16(std::u32string_view points) {
  std::u16string out;
  for (const char32_t point : points) {
    if (point > 0xFFFF) {
      out += static_cast<char16_t>(0xD7C0 + (point >> 10));
      out += static_cast<char16_t>(0xDC00 + (point & 0x3FF));
    } else {
      out += static_cast<char16_t>(point);
    }
  }
  return out;
}

std::string to_utf8(std::u16string_view text) {
  std::string out(text.size() * 3 + 1, '\0');
  std::int32_t length = 0;
  UErrorCode error = U_ZERO_ERROR;
  u_strToUTF8(out.data(), static_cast<std::int32_t>(out.size()), &length, text.data(),
              static_cast<std::int32_t>(text.size()), &error);
  if (U_FAILURE(error)) throw std::runtime_error("text cannot be written as UTF-8");
  out.resize(static_cast<std::size_t>(length));
  return out;
}

struct CloseCollator {
  void operator()(UCollator* collator) const { ucol_close(collator); }
};
// Opening costs milliseconds; an opened collator is only read from then on.
const UCollator* strokes() {
  static const auto collator = [] {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<UCollator, CloseCollator> opened(ucol_open("zh@collation=stroke", &error));
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no stroke collation");
    return opened;
  }();
  return collator.get();
}

int compare_by_strokes(std::u16string_view left, std::u16string_view right) {
  return ucol_strcoll(strokes(), left.data(), static_cast<std::int32_t>(left.size()), right.data(),
                      static_cast<std::int32_t>(right.size()));
}

// The strokes of a character by ICU's table, which marks where each number begins (U+FDD0 and a Braille
// pattern).
int strokes_by_icu(char32_t point) {
  const auto character = to_utf16({&point, 1});
  int low = 1, high = 64;  // the last number whose mark does not stand behind the character
  while (high - low > 1) {
    const int middle = (low + high) / 2;
    const char16_t mark[]{0xFDD0, static_cast<char16_t>(0x2800 + middle)};
    (compare_by_strokes({mark, 2}, character) <= 0 ? low : high) = middle;
  }
  return low;
}

struct Place {
  int strokes, rank;  // rank among the common surnames of as many strokes
};
// Common surnames in the order of papers: strokes, then the strokes in turn, 横竖撇点折 (GF 3003—1999). ICU
// counts 艹 and 阝 as in Taiwan, one stroke more, and orders by radical: 陈 and 黄 would stand in the wrong
// place, 张 before 李.
const std::map<char32_t, Place>& common_surnames() {
  static constexpr std::array<std::u32string_view, 16> from_two_strokes{
      U"丁卜刁",
      U"于万习马",
      U"王元韦云尤车戈水牛毛仇公卞文方尹孔邓",
      U"甘左石龙卢叶申田史冉付白乐包冯宁司皮边",
      U"邢吉成毕曲吕朱伍任华向庄刘齐闫关江汤安祁许阮孙牟纪",
      U"严芦苏杜李杨吴邱何佟余谷邹辛汪沙沈宋张陆陈邵",
      U"武苗范林欧卓尚易罗和季岳金周庞郑单宗房屈孟",
      U"项赵郝胡南柯查柏柳钟段侯俞饶施姜娄洪宫祝费姚贺骆",
      U"秦袁耿聂莫桂贾夏顾柴钱倪徐翁栾高郭唐涂陶",
      U"黄梅曹龚盛常崔康章商阎梁",
      U"彭葛董蒋韩景程傅焦鲁童曾温游谢",
      U"靳蒙楚赖甄雷路鲍解廉窦",
      U"蔡臧裴管廖谭翟熊缪",
      U"樊黎滕颜潘",
      U"薛霍冀穆",
      U"戴鞠魏"};
  static const auto places = [] {
    std::map<char32_t, Place> out;
    int count = 2;
    for (const auto row : from_two_strokes) {
      for (std::size_t i = 0; i < row.size(); ++i) out[row[i]] = {count, static_cast<int>(i)};
      ++count;
    }
    return out;
  }();
  return places;
}

struct CloseTransliterator {
  void operator()(UTransliterator* transliterator) const { utrans_close(transliterator); }
};
// Transliterators keep state while they work: one for each thread.
UTransliterator* latin() {
  static thread_local const auto transliterator = [] {
    static constexpr std::u16string_view id = u"Han-Latin; Latin-ASCII";
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<UTransliterator, CloseTransliterator> opened(utrans_openU(
        id.data(), static_cast<std::int32_t>(id.size()), UTRANS_FORWARD, nullptr, 0, nullptr, &error));
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no Han-Latin transliteration");
    return opened;
  }();
  return transliterator.get();
}

// The reading of one character, lower case, without tone. ICU's Latin-ASCII turns ü into u; here it stays.
std::string reading(char32_t point) {
  // In names these are read otherwise than where the table was counted.
  static const std::map<char32_t, std::string> in_names{{U'长', "chang"}, {U'都', "du"},  {U'晟', "sheng"},
                                                        {U'什', "shi"},   {U'厦', "xia"}, {U'佛', "fo"}};
  if (const auto found = in_names.find(point); found != in_names.end()) return found->second;
  static constexpr std::u32string_view with_dots = U"吕闾驴旅屡铝履律绿率虑氯女钕略掠虐疟";
  auto text = to_utf16({&point, 1});
  auto length = static_cast<std::int32_t>(text.size());
  auto limit = length;
  text.resize(64);
  UErrorCode error = U_ZERO_ERROR;
  utrans_transUChars(latin(), text.data(), &length, 64, 0, &limit, &error);
  if (U_FAILURE(error)) return encode({&point, 1});
  text.resize(static_cast<std::size_t>(length));
  auto out = to_utf8(text);
  if (with_dots.find(point) != std::u32string_view::npos) {
    if (const auto u = out.find('u'); u != std::string::npos) out.replace(u, 1, "ü");
  }
  return out;
}

// Surnames read otherwise than the character usually is.
std::string_view surname_reading(std::u32string_view surname) {
  static const std::map<std::u32string_view, std::string_view> readings{
      {U"单", "shan"},      {U"解", "xie"},       {U"仇", "qiu"},      {U"区", "ou"},
      {U"查", "zha"},       {U"曾", "zeng"},      {U"任", "ren"},      {U"盖", "ge"},
      {U"朴", "piao"},      {U"乐", "yue"},       {U"翟", "zhai"},     {U"覃", "qin"},
      {U"尉", "wei"},       {U"缪", "miao"},      {U"洗", "xian"},     {U"冼", "xian"},
      {U"折", "she"},       {U"黑", "he"},        {U"员", "yun"},      {U"秘", "bi"},
      {U"召", "shao"},      {U"种", "chong"},     {U"繁", "po"},       {U"晁", "chao"},
      {U"瞿", "qu"},        {U"那", "na"},        {U"华", "hua"},      {U"宁", "ning"},
      {U"沈", "shen"},      {U"万俟", "mo qi"},   {U"尉迟", "yu chi"}, {U"长孙", "zhang sun"},
      {U"澹台", "tan tai"}, {U"令狐", "ling hu"}, {U"夏侯", "xia hou"}};
  const auto found = readings.find(surname);
  return found == readings.end() ? std::string_view{} : found->second;
}

bool is_double_surname(std::u32string_view name) {
  static constexpr std::array<std::u32string_view, 34> known{
      U"欧阳", U"司马", U"上官", U"诸葛", U"东方", U"皇甫", U"尉迟", U"公孙", U"慕容",
      U"令狐", U"端木", U"独孤", U"南宫", U"夏侯", U"长孙", U"宇文", U"司徒", U"司空",
      U"澹台", U"赫连", U"呼延", U"万俟", U"闻人", U"轩辕", U"百里", U"东郭", U"西门",
      U"申屠", U"公羊", U"钟离", U"濮阳", U"太史", U"完颜", U"拓跋"};
  return name.size() > 2 && std::ranges::find(known, name.substr(0, 2)) != known.end();
}

bool is_dot(char32_t point) { return point == U'·' || point == U'•' || point == U'・' || point == U'．'; }

// The words of a name as they are written apart in pinyin, each as the readings of its characters.
std::vector<std::vector<std::string>> spelt(std::u32string_view name) {
  std::vector<std::vector<std::string>> words(1);
  const bool parted = std::ranges::any_of(name, is_dot);
  std::size_t at = 0;
  if (!parted && name.size() > 1 && std::ranges::all_of(name, is_cjk)) {
    const std::size_t size = is_double_surname(name) ? 2 : 1;
    const auto own = surname_reading(name.substr(0, size));
    if (own.empty()) {
      for (; at < size; ++at) words.back().push_back(reading(name[at]));
    } else {
      const auto blank = own.find(' ');
      words.back().emplace_back(own.substr(0, blank));
      if (blank != std::string_view::npos) words.back().emplace_back(own.substr(blank + 1));
    }
    at = size;
    words.emplace_back();
  }
  bool was_cjk = true;
  for (; at < name.size(); ++at) {
    if (is_dot(name[at]) || is_space(name[at])) {
      words.emplace_back();
    } else if (is_cjk(name[at])) {
      words.back().push_back(reading(name[at]));
      was_cjk = true;
    } else {
      if (was_cjk || words.back().empty()) words.back().emplace_back();
      append_code_point(words.back().back(), name[at]);
      was_cjk = false;
    }
  }
  std::erase_if(words, [](const auto& word) { return word.empty(); });
  return words;
}

// As it is typed on a keyboard: lower case, v for ü.
std::string typed(std::string_view spelling) {
  static constexpr std::string_view dotted = "ü";
  std::string out;
  for (std::size_t at = 0; at < spelling.size(); ++at) {
    if (spelling.substr(at).starts_with(dotted)) {
      out += 'v';
      ++at;
    } else {
      out += spelling[at] >= 'A' && spelling[at] <= 'Z' ? static_cast<char>(spelling[at] + 32) : spelling[at];
    }
  }
  return out;
}

}  // namespace

std::string stroke_key(std::string_view name) {
  std::string out;
  for (const char32_t point : decode(name)) {
    const auto common = common_surnames().find(point);
    if (common != common_surnames().end()) {
      out += fmt::format("{:02x}{:02x}", common->second.strokes, common->second.rank);
    } else {  // behind the common ones, each character by itself so that one surname stays together
      out += fmt::format("{:02x}ff{:06x}", is_cjk(point) ? strokes_by_icu(point) : 0,
                         static_cast<std::uint32_t>(point));
    }
  }
  return out;
}

bool fewer_strokes(std::string_view left, std::string_view right) {
  return stroke_key(left) < stroke_key(right);
}

std::string pinyin(std::string_view name) {
  std::string out;
  for (const auto& word : spelt(decode(name))) {
    if (!out.empty()) out += ' ';
    const auto begin = out.size();
    for (const auto& part : word) out += part;
    if (out[begin] >= 'a' && out[begin] <= 'z') out[begin] = static_cast<char>(out[begin] - 32);
  }
  return out;
}

std::string pinyin_search(std::string_view name) {
  std::string full, initials;
  for (const auto& word : spelt(decode(name))) {
    for (const auto& part : word) {
      full += part;
      std::size_t at = 0;
      if (!part.empty()) append_code_point(initials, next_code_point(part, at));
    }
  }
  full = typed(full);
  initials = typed(initials);
  return full == initials ? full : full + ' ' + initials;
}

PersonName split_name(std::string_view name) {
  const auto points = decode(name);
  if (points.size() < 2 || !std::ranges::all_of(points, is_cjk)) return {"", std::string(name)};
  const std::size_t size = is_double_surname(points) ? 2 : 1;
  return {encode(std::u32string_view(points).substr(0, size)),
          encode(std::u32string_view(points).substr(size))};
}

std::string masked_name(std::string_view name) {
  const auto [family, given] = split_name(name);
  auto points = decode(given);
  std::string out = family;
  if (family.empty() && !points.empty()) {
    append_code_point(out, points.front());
    points.erase(0, 1);
  }
  out.append(points.size(), '*');
  return out;
}

}  // namespace yishi::text
