// JSON from and to plain structs, driven by Boost.Describe: one macro line a struct gives the writer, the
// strict reader and the JSON Schema, so the API document cannot drift from what is served.
//
//   struct Draft { std::string title; std::optional<std::string> note; };
//   BOOST_DESCRIBE_STRUCT(Draft, (), (title, note))
//
// Types: bool, integers, double, std::string, std::string_view (writing only), described enums (by name),
// std::optional (absent or null), std::vector, std::map<std::string, T>, Id, CommitteeId, Timestamp
// ("2026-11-24T18:27:05.123Z"), Date ("2026-11-24"), Words ({"zh","en"}), Raw (already JSON), described structs.
// Reading refuses unknown, missing and mistyped fields, each with its JSON pointer.
#pragma once
#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11/algorithm.hpp>
#include <charconv>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace yishi {
BOOST_DESCRIBE_STRUCT(Words, (), (zh, en))
}

namespace yishi::json {

// Text that is JSON already; written as it is, read as any value.
struct Raw {
  std::string text = "null";
  friend bool operator==(const Raw&, const Raw&) = default;
};

void write_string(std::string& out, std::string_view text);  // quoted and escaped; bad UTF-8 becomes U+FFFD
void write_integer(std::string& out, std::int64_t value);
void write_double(std::string& out, double value);  // shortest form that reads back equal; NaN is null

template <class T>
concept DescribedStruct = boost::describe::has_describe_members<T>::value && !std::is_enum_v<T>;
template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

// A base's members come before its heir's.
template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsMap : std::false_type {};
template <class T>
struct IsMap<std::map<std::string, T>> : std::true_type {};
template <class T>
struct IsId : std::false_type {};
template <class T>
struct IsId<Id<T>> : std::true_type {};

template <DescribedEnum E>
std::string_view name_of(E value) {
  const char* name = boost::describe::enum_to_string(value, "");
  return name;
}
template <DescribedEnum E>
std::optional<E> enum_of(std::string_view name) {
  E value{};
  if (!boost::describe::enum_from_string(std::string(name).c_str(), value)) return std::nullopt;
  return value;
}

// ---- writing -------------------------------------------------------------------------------------------

template <class T>
void write(std::string& out, const T& value) {
  if constexpr (std::same_as<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::same_as<T, CommitteeId>) {
    write_integer(out, number(value));
  } else if constexpr (DescribedEnum<T>) {
    write_string(out, name_of(value));
  } else if constexpr (std::integral<T>) {
    write_integer(out, static_cast<std::int64_t>(value));
  } else if constexpr (std::floating_point<T>) {
    write_double(out, value);
  } else if constexpr (std::convertible_to<const T&, std::string_view>) {
    write_string(out, value);
  } else if constexpr (IsId<T>::value) {
    if (value.empty()) {
      out += "null";
    } else {
      out += '"';
      out += value.text();
      out += '"';
    }
  } else if constexpr (std::same_as<T, Timestamp>) {
    out += '"';
    out += to_iso(value);
    out += '"';
  } else if constexpr (std::same_as<T, Date>) {
    out += '"';
    out += value.iso();
    out += '"';
  } else if constexpr (std::same_as<T, Raw>) {
    out += value.text;
  } else if constexpr (IsOptional<T>::value) {
    if (value) {
      write(out, *value);
    } else {
      out += "null";
    }
  } else if constexpr (IsVector<T>::value) {
    out += '[';
    bool first = true;
    for (const auto& item : value) {
      if (!first) out += ',';
      first = false;
      write(out, item);
    }
    out += ']';
  } else if constexpr (IsMap<T>::value) {
    out += '{';
    bool first = true;
    for (const auto& [key, item] : value) {
      if (!first) out += ',';
      first = false;
      write_string(out, key);
      out += ':';
      write(out, item);
    }
    out += '}';
  } else {
    static_assert(DescribedStruct<T>, "describe this struct with BOOST_DESCRIBE_STRUCT");
    out += '{';
    bool first = true;
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
      if (!first) out += ',';
      first = false;
      out += '"';
      out += member.name;
      out += "\":";
      write(out, value.*member.pointer);
    });
    out += '}';
  }
}

template <class T>
std::string to_text(const T& value) {
  std::string out;
  write(out, value);
  return out;
}

// ---- reading -------------------------------------------------------------------------------------------

// Parses with limits (depth 32, valid UTF-8, no duplicate keys). Refusal: invalid "bad_json".
Result<boost::json::value> parse(std::string_view text);
std::string serialize(const boost::json::value& value);

namespace reading {
// Collects every fault, so that a form can show them all at once.
struct Faults {
  std::vector<Fault> list;
  void wrong(const std::string& pointer, std::string_view expected_zh, std::string_view expected_en);
  void missing(const std::string& pointer);
  void unknown(const std::string& pointer);
};
std::string escaped(std::string_view key);  // of a JSON pointer
}  // namespace reading

template <class T>
void read_into(const boost::json::value& from, T& to, const std::string& at, reading::Faults& faults) {
  namespace bj = boost::json;
  if constexpr (std::same_as<T, bool>) {
    if (from.is_bool()) {
      to = from.get_bool();
    } else {
      faults.wrong(at, "是或否", "true or false");
    }
  } else if constexpr (DescribedEnum<T>) {
    if (const auto* text = from.if_string()) {
      if (auto value = enum_of<T>(std::string_view(*text))) {
        to = *value;
        return;
      }
    }
    faults.wrong(at, "列表中的一个值", "one of the listed values");
  } else if constexpr (std::integral<T> || std::same_as<T, CommitteeId>) {
    using I = std::conditional_t<std::same_as<T, CommitteeId>, std::int64_t, T>;
    boost::system::error_code error;
    const I number = from.to_number<I>(error);
    if (error || from.is_double()) {
      faults.wrong(at, "整数", "a whole number");
    } else {
      to = static_cast<T>(number);
    }
  } else if constexpr (std::floating_point<T>) {
    boost::system::error_code error;
    const double number = from.to_number<double>(error);
    if (error) {
      faults.wrong(at, "数字", "a number");
    } else {
      to = number;
    }
  } else if constexpr (std::same_as<T, std::string>) {
    if (const auto* text = from.if_string()) {
      to.assign(text->data(), text->size());
    } else {
      faults.wrong(at, "文字", "text");
    }
  } else if constexpr (IsId<T>::value) {
    const auto* text = from.if_string();
    const auto id = text ? T::parse(std::string_view(*text)) : std::nullopt;
    if (id) {
      to = *id;
    } else {
      faults.wrong(at, "编号（UUID）", "an id (UUID)");
    }
  } else if constexpr (std::same_as<T, Timestamp>) {
    const auto* text = from.if_string();
    const auto value = text ? parse_timestamp(std::string_view(*text)) : std::nullopt;
    if (value) {
      to = *value;
    } else {
      faults.wrong(at, "时间，如 2026-11-24T10:00:00Z", "a moment such as 2026-11-24T10:00:00Z");
    }
  } else if constexpr (std::same_as<T, Date>) {
    const auto* text = from.if_string();
    const auto value = text ? Date::parse(std::string_view(*text)) : std::nullopt;
    if (value) {
      to = *value;
    } else {
      faults.wrong(at, "日期，如 2026-11-24", "a date such as 2026-11-24");
    }
  } else if constexpr (std::same_as<T, Raw>) {
    to.text = serialize(from);
  } else if constexpr (IsOptional<T>::value) {
    if (from.is_null()) {
      to.reset();
    } else {
      read_into(from, to.emplace(), at, faults);
    }
  } else if constexpr (IsVector<T>::value) {
    const auto* list = from.if_array();
    if (!list) return faults.wrong(at, "列表", "a list");
    to.clear();
    std::size_t index = 0;
    for (const auto& item : *list) read_into(item, to.emplace_back(), at + "/" + std::to_string(index++), faults);
  } else if constexpr (IsMap<T>::value) {
    const auto* object = from.if_object();
    if (!object) return faults.wrong(at, "对象", "an object");
    for (const auto& [key, item] : *object) {
      read_into(item, to[std::string(key)], at + "/" + reading::escaped(key), faults);
    }
  } else {
    static_assert(DescribedStruct<T>, "describe this struct with BOOST_DESCRIBE_STRUCT");
    const auto* object = from.if_object();
    if (!object) return faults.wrong(at, "对象", "an object");
    std::size_t known = 0;
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
      using M = std::remove_reference_t<decltype(to.*member.pointer)>;
      const auto* field = object->if_contains(member.name);
      if (field) {
        ++known;
        read_into(*field, to.*member.pointer, at + "/" + member.name, faults);
      } else if constexpr (!IsOptional<M>::value) {
        faults.missing(at + "/" + member.name);
      }
    });
    if (known == object->size()) return;
    for (const auto& [key, item] : *object) {
      bool found = false;
      boost::mp11::mp_for_each<Members<T>>([&](auto member) { found = found || key == member.name; });
      if (!found) faults.unknown(at + "/" + reading::escaped(key));
    }
  }
}

Refusal refusal_of(reading::Faults faults);

template <class T>
Result<T> read_value(const boost::json::value& value) {
  T out{};
  reading::Faults faults;
  read_into(value, out, "", faults);
  if (!faults.list.empty()) return refuse(refusal_of(std::move(faults)));
  return out;
}

template <class T>
Result<T> read(std::string_view text) {
  auto value = parse(text);
  if (!value) return refuse(std::move(value.error()));
  return read_value<T>(*value);
}

// ---- schema (JSON Schema 2020-12, as OpenAPI 3.1 wants it) ---------------------------------------------

// The name under which a described struct stands in components/schemas: the last part of its C++ name.
std::string type_name(std::string_view cpp_name);

template <class T>
constexpr std::string_view cpp_name() {
  // "… [with T = yishi::proposals::Draft; …]"
  constexpr std::string_view text = __PRETTY_FUNCTION__;
  constexpr auto start = text.find("T = ") + 4;
  constexpr auto end = text.find_first_of(";]", start);
  return text.substr(start, end - start);
}

// Writes the schema of T; structs are referenced and collected, by name, in `components`.
template <class T>
void write_schema(std::string& out, std::map<std::string, std::string>& components) {
  if constexpr (std::same_as<T, bool>) {
    out += R"({"type":"boolean"})";
  } else if constexpr (DescribedEnum<T>) {
    out += R"({"type":"string","enum":[)";
    bool first = true;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto e) {
      if (!first) out += ',';
      first = false;
      write_string(out, e.name);
    });
    out += "]}";
  } else if constexpr (std::integral<T> || std::same_as<T, CommitteeId>) {
    out += R"({"type":"integer"})";
  } else if constexpr (std::floating_point<T>) {
    out += R"({"type":"number"})";
  } else if constexpr (std::convertible_to<const T&, std::string_view>) {
    out += R"({"type":"string"})";
  } else if constexpr (IsId<T>::value) {
    out += R"({"type":["string","null"],"format":"uuid"})";
  } else if constexpr (std::same_as<T, Timestamp>) {
    out += R"({"type":"string","format":"date-time"})";
  } else if constexpr (std::same_as<T, Date>) {
    out += R"({"type":"string","format":"date"})";
  } else if constexpr (std::same_as<T, Raw>) {
    out += "{}";
  } else if constexpr (IsOptional<T>::value) {
    out += R"({"anyOf":[)";
    write_schema<typename T::value_type>(out, components);
    out += R"(,{"type":"null"}]})";
  } else if constexpr (IsVector<T>::value) {
    out += R"({"type":"array","items":)";
    write_schema<typename T::value_type>(out, components);
    out += '}';
  } else if constexpr (IsMap<T>::value) {
    out += R"({"type":"object","additionalProperties":)";
    write_schema<typename T::mapped_type>(out, components);
    out += '}';
  } else {
    static_assert(DescribedStruct<T>, "describe this struct with BOOST_DESCRIBE_STRUCT");
    const std::string name = type_name(cpp_name<T>());
    if (!components.contains(name)) {
      components[name] = "{}";  // so that a struct may contain itself
      std::string body = R"({"type":"object","additionalProperties":false,"properties":{)";
      std::string required;
      bool first = true;
      boost::mp11::mp_for_each<Members<T>>([&](auto member) {
        using M = std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>;
        if (!first) body += ',';
        first = false;
        write_string(body, member.name);
        body += ':';
        write_schema<M>(body, components);
        if constexpr (!IsOptional<M>::value) {
          if (!required.empty()) required += ',';
          write_string(required, member.name);
        }
      });
      body += '}';
      if (!required.empty()) body += ",\"required\":[" + required + "]";
      body += '}';
      components[name] = std::move(body);
    }
    out += R"({"$ref":"#/components/schemas/)" + name + "\"}";
  }
}

}  // namespace yishi::json
