#include "core/documents/xml_parts.hpp"

#include "core/documents/archive.hpp"

namespace yishi::documents {
namespace {

std::unexpected<Refusal> bad_xml(std::string_view name) {
  return refuse(
      Why::invalid, "xml_damaged",
      {fmt::format("文件内容有误（“{}”无法解析）。请重新保存后再上传。", name),
       fmt::format("The file's content is at fault (\"{}\" cannot be parsed). Save it anew.", name)});
}

std::unexpected<Refusal> forbidden_xml(std::string_view name) {
  return refuse(Why::invalid, "xml_forbidden",
                {fmt::format("文件含有不允许的声明（“{}”），已拒收。请用办公软件另存后再上传。", name),
                 fmt::format("The file holds a forbidden declaration (\"{}\"). Save it anew.", name)});
}

// The encoding named in the XML declaration, in lower case; "utf-8" when there is none.
std::string declared_encoding(std::string_view text) {
  if (!text.starts_with("<?xml")) return "utf-8";
  const std::string_view head = text.substr(0, text.find("?>"));
  const std::size_t at = head.find("encoding");
  if (at == head.npos) return "utf-8";
  const std::size_t open = head.find_first_of("\"'", at);
  if (open == head.npos) return "?";
  const std::size_t close = head.find(head[open], open + 1);
  if (close == head.npos) return "?";
  std::string name(head.substr(open + 1, close - open - 1));
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return name;
}

std::string last_word(std::string_view address) {
  const std::size_t slash = address.rfind('/');
  return std::string(slash == address.npos ? address : address.substr(slash + 1));
}

}  // namespace

Result<> check_plain_xml(std::string_view name, std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::string encoding = declared_encoding(text);
  if (encoding != "utf-8" && encoding != "utf8" && encoding != "us-ascii") return forbidden_xml(name);
  if (text.find('\0') != text.npos || text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return forbidden_xml(name);
  }
  // A DTD stands before the root element; the word itself may appear in a person's text only escaped
  // ("&lt;!").
  if (text.find("<!DOCTYPE") != text.npos || text.find("<!ENTITY") != text.npos) return forbidden_xml(name);
  return {};
}

Result<> check_relationships(std::string_view name, std::string_view text) {
  pugi::xml_document document;
  if (auto parsed = parse_xml(document, name, text); !parsed) return parsed;
  for (const auto& node : document.document_element().children()) {
    if (attribute(node, "TargetMode") != "External") continue;
    if (last_word(attribute(node, "Type")) == "hyperlink") continue;
    return refuse(
        Why::invalid, "external_relationship",
        {fmt::format("文件引用了外部内容（“{}”），已拒收。请在办公软件中断开外部链接后另存。", name),
         fmt::format("The file draws on outside content (\"{}\"). Break its external links and save it anew.",
                     name)});
  }
  return {};
}

Result<> parse_xml(pugi::xml_document& document, std::string_view name, std::string_view text) {
  constexpr unsigned options =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata;
  const auto parsed = document.load_buffer(text.data(), text.size(), options, pugi::encoding_utf8);
  if (!parsed || !document.document_element()) return bad_xml(name);
  return {};
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const auto& each : node.children()) {
    if (local_name(each) == name) return each;
  }
  return {};
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const auto& each : node.attributes()) {
    std::string_view found = each.name();
    if (const std::size_t colon = found.find(':'); colon != found.npos) found.remove_prefix(colon + 1);
    if (found == name) return each.value();
  }
  return {};
}

std::map<std::string, Relationship, std::less<>> relationships(std::string_view part, std::string_view text) {
  std::map<std::string, Relationship, std::less<>> out;
  pugi::xml_document document;
  if (text.empty() || !parse_xml(document, part, text)) return out;
  for (const auto& node : document.document_element().children()) {
    if (attribute(node, "TargetMode") == "External") continue;
    out.emplace(attribute(node, "Id"), Relationship{last_word(attribute(node, "Type")),
                                                    resolve_target(part, attribute(node, "Target"))});
  }
  return out;
}

}  // namespace yishi::documents
