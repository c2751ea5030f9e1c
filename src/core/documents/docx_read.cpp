#include "core/documents/archive.hpp"
#include "core/documents/file_type.hpp"
#include "core/documents/tables.hpp"
#include "core/documents/xml_parts.hpp"

namespace yishi::documents {
namespace {

// Walks the tree without recursion: its depth is the sender's choice.
class TextWalker {
 public:
  explicit TextWalker(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  bool too_long() const { return out_.size() > most_bytes_; }
  std::string take() { return std::move(out_); }

  void walk(const pugi::xml_node& root) {
    pugi::xml_node node = root;
    while (node && !too_long()) {
      const bool inside = enter(node);
      if (inside && node.first_child()) {
        node = node.first_child();
        continue;
      }
      leave(node);
      while (node != root && !node.next_sibling()) {
        node = node.parent();
        leave(node);
      }
      if (node == root) return;
      node = node.next_sibling();
    }
  }

 private:
  // False: the children are not read.
  bool enter(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    if (name == "t") {
      for (const auto& each : node.children()) out_ += each.value();
      return false;
    }
    if (name == "tab") out_ += '\t';
    if (name == "br" || name == "cr") out_ += '\n';
    if (name == "noBreakHyphen") out_ += '-';
    if (name == "tc") ++cells_;
    // Fallback repeats what stands in Choice; deleted and moved-away text is no longer part of the document.
    return name != "Fallback" && name != "del" && name != "moveFrom" && name != "pPr" && name != "rPr";
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    if (name == "p") out_ += cells_ > 0 ? ' ' : '\n';
    if (name == "tc") {
      --cells_;
      trim();
      out_ += '\t';
    }
    if (name == "tr") {
      trim();
      out_ += cells_ > 0 ? ' ' : '\n';
    }
  }

  void trim() {
    while (!out_.empty() && (out_.back() == ' ' || out_.back() == '\t')) out_.pop_back();
  }

  std::size_t most_bytes_;
  std::string out_;
  int cells_ = 0;
};

std::string main_part(const Archive& archive) {
  for (const auto& [id, relationship] : relationships("", archive.part("_rels/.rels"))) {
    if (relationship.type == "officeDocument") return relationship.target;
  }
  return "word/document.xml";
}

std::optional<Refusal> wrong_type(std::string_view bytes) {
  const FileType type = type_of(bytes);
  if (type == FileType::docx || type == FileType::zip) return std::nullopt;
  if (type == FileType::doc || type == FileType::ole) {
    return Refusal{Why::invalid,
                   "docx_old",
                   {"这是旧版、WPS 或加密的文档。请另存为不加密的 .docx 再上传。",
                    "This is an old, WPS or encrypted document. Save it as .docx without a password."},
                   {}};
  }
  const Words words = words_of(type);
  return Refusal{Why::invalid,
                 "docx_type",
                 {fmt::format("这不是 .docx 文档，而是{}。", words.zh),
                  fmt::format("This is no .docx document but a {}.", words.en)},
                 {}};
}

}  // namespace

Result<std::string> docx_text(std::string_view bytes, const Limits& limits) {
  if (auto wrong = wrong_type(bytes)) return refuse(std::move(*wrong));
  auto archive = Archive::open(
      bytes, limits, [](std::string_view name) { return name.ends_with(".xml") || name == "_rels/.rels"; });
  if (!archive) return std::unexpected(archive.error());
  const std::string main = main_part(*archive);
  pugi::xml_document document;
  if (auto parsed = parse_xml(document, main, archive->part(main)); !parsed)
    return std::unexpected(parsed.error());
  TextWalker walker(limits.text_bytes);
  walker.walk(document.document_element());
  if (walker.too_long()) {
    return refuse(Why::invalid, "docx_too_long",
                  {"文档文字过多。请拆分后再上传。", "The document is too long. Split it up."});
  }
  return walker.take();
}

}  // namespace yishi::documents
