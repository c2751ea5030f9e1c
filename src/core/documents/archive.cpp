#include "core/documents/archive.hpp"

#include <zip.h>

#include <set>
#include <stdexcept>

#include "core/documents/file_type.hpp"
#include "core/documents/xml_parts.hpp"

namespace yishi::documents {
namespace {

using Zip = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using ZipFile = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

std::unexpected<Refusal> refuse_file(std::string code, std::string zh, std::string en) {
  return refuse(Why::invalid, std::move(code), {std::move(zh), std::move(en)});
}

Zip open_zip(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  if (!zip && source) zip_source_free(source);
  zip_error_fini(&error);
  return Zip(zip, zip_discard);
}

bool safe_name(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != name.npos || name.find('\0') != name.npos)
    return false;
  if (name.size() > 1 && name[1] == ':') return false;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find('/'), name.size());
    if (name.substr(0, end) == "..") return false;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return true;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

bool is_xml_name(std::string_view name) { return name.ends_with(".xml") || name.ends_with(".rels"); }

Result<> check_name(std::string_view name) {
  if (!safe_name(name)) {
    return refuse_file(
        "archive_name", fmt::format("文件内部含有不安全的路径“{}”，已拒收。请用办公软件另存后再上传。", name),
        fmt::format("The file holds an unsafe path \"{}\". Save it anew in your office program.", name));
  }
  if (lower(name).ends_with("vbaproject.bin")) {
    return refuse_file("archive_macros", "文件含有宏程序，已拒收。请另存为不含宏的 .docx 或 .xlsx 再上传。",
                       "The file holds macros. Save it as .docx or .xlsx without macros.");
  }
  return {};
}

std::unexpected<Refusal> too_large(std::string_view name) {
  return refuse_file(
      "archive_too_large", fmt::format("文件解压后过大（在“{}”处停止），已拒收。请拆分成较小的文件。", name),
      fmt::format("The file is too large once unpacked (stopped at \"{}\"). Split it up.", name));
}
std::unexpected<Refusal> damaged(std::string_view name) {
  return refuse_file("archive_damaged", fmt::format("文件已损坏（“{}”无法读出）。请重新保存后再上传。", name),
                     fmt::format("The file is damaged (\"{}\" cannot be read). Save it anew.", name));
}

class Reader {
 public:
  Reader(zip_t* zip, const Limits& limits) : zip_(zip), limits_(limits) {}

  // Inflates entry `index`; the text is kept only when asked or when it must be looked at.
  Result<std::string> inflate(zip_uint64_t index, std::string_view name, std::size_t packed, bool keep) {
    const ZipFile file(zip_fopen_index(zip_, index, 0), zip_fclose);
    if (!file) return damaged(name);
    std::string out, head;
    std::size_t size = 0;
    std::array<char, 65536> chunk;
    for (;;) {
      const zip_int64_t got = zip_fread(file.get(), chunk.data(), chunk.size());
      if (got < 0) return damaged(name);
      if (got == 0) break;
      size += static_cast<std::size_t>(got);
      total_ += static_cast<std::size_t>(got);
      const bool bomb = size > limits_.ratio_floor && size / limits_.ratio > std::max<std::size_t>(packed, 1);
      if (bomb || total_ > limits_.inflated_bytes || (keep && size > limits_.part_bytes))
        return too_large(name);
      if (head.size() < 64)
        head.append(chunk.data(), std::min<std::size_t>(64, static_cast<std::size_t>(got)));
      if (keep) out.append(chunk.data(), static_cast<std::size_t>(got));
    }
    if (is_packed_file(head)) {
      return refuse_file(
          "archive_nested", fmt::format("文件内嵌有压缩包或对象“{}”，已拒收。请把它取出，单独上传。", name),
          fmt::format("The file holds another archive or object \"{}\". Upload that by itself.", name));
    }
    return out;
  }

 private:
  zip_t* zip_;
  const Limits& limits_;
  std::size_t total_ = 0;
};

// Parts that are looked into even when nobody wants them: any XML may carry a DTD, any .rels a link outside.
Result<> check_part(std::string_view name, std::string_view text) {
  if (!is_xml_name(name)) return {};
  if (auto plain = check_plain_xml(name, text); !plain) return plain;
  return name.ends_with(".rels") ? check_relationships(name, text) : Result<>{};
}

}  // namespace

Result<Archive> Archive::open(std::string_view bytes, const Limits& limits,
                              const std::function<bool(std::string_view)>& wanted) {
  const Zip zip = open_zip(bytes);
  if (!zip) {
    return refuse_file("archive_unreadable",
                       "文件打不开：不是有效的 .docx 或 .xlsx。请用办公软件另存后再上传。",
                       "The file cannot be opened: it is no valid .docx or .xlsx. Save it anew.");
  }
  const auto count = static_cast<std::size_t>(zip_get_num_entries(zip.get(), 0));
  if (count > limits.entries) {
    return refuse_file("archive_entries",
                       fmt::format("文件内部的部件过多（{}个，上限{}个）。", count, limits.entries),
                       fmt::format("The file has too many parts ({}; at most {}).", count, limits.entries));
  }
  Archive archive;
  std::set<std::string> seen;
  Reader reader(zip.get(), limits);
  for (zip_uint64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(zip.get(), i, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME)) return damaged("?");
    const std::string name = stat.name;
    if (auto named = check_name(name); !named) return std::unexpected(named.error());
    if (!seen.insert(lower(name)).second) return damaged(name);
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE) {
      return refuse_file("archive_encrypted", "文件已加密，无法读取。请去掉密码后再上传。",
                         "The file is encrypted. Remove its password and upload it again.");
    }
    const bool keep = wanted(name);
    const std::size_t packed = stat.valid & ZIP_STAT_COMP_SIZE ? static_cast<std::size_t>(stat.comp_size) : 0;
    auto text = reader.inflate(i, name, std::min(packed, bytes.size()), keep || is_xml_name(name));
    if (!text) return std::unexpected(text.error());
    if (auto checked = check_part(name, *text); !checked) return std::unexpected(checked.error());
    if (keep) archive.parts_.emplace(name, std::move(*text));
    archive.names_.push_back(name);
  }
  return archive;
}

std::string_view Archive::part(std::string_view name) const {
  const auto found = parts_.find(name);
  return found == parts_.end() ? std::string_view{} : std::string_view(found->second);
}

std::vector<std::string> archive_names(std::string_view bytes, std::size_t at_most) {
  std::vector<std::string> names;
  const Zip zip = open_zip(bytes);
  if (!zip) return names;
  const auto count = static_cast<std::size_t>(zip_get_num_entries(zip.get(), 0));
  for (std::size_t i = 0; i < std::min(count, at_most); ++i) {
    if (const char* name = zip_get_name(zip.get(), i, 0)) names.emplace_back(name);
  }
  return names;
}

std::string write_archive(const std::vector<ArchiveEntry>& entries) {
  const auto check = [](bool good) {
    if (!good) throw std::runtime_error("zip: cannot write to memory");
  };
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  check(target != nullptr);
  zip_source_keep(target);
  zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  check(zip != nullptr);
  for (const auto& entry : entries) {
    zip_source_t* source = zip_source_buffer(zip, entry.bytes.data(), entry.bytes.size(), 0);
    const zip_int64_t index = zip_file_add(zip, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    check(index >= 0);
    constexpr zip_uint16_t first_of_1980 = 0x21;
    zip_file_set_dostime(zip, static_cast<zip_uint64_t>(index), 0, first_of_1980, 0);
  }
  check(zip_close(zip) == 0);
  zip_stat_t stat;
  check(zip_source_stat(target, &stat) == 0 && zip_source_open(target) == 0);
  std::string out(static_cast<std::size_t>(stat.size), '\0');
  check(zip_source_read(target, out.data(), out.size()) == static_cast<zip_int64_t>(out.size()));
  zip_source_close(target);
  zip_source_free(target);
  return out;
}

std::string relationships_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder(slash == part.npos ? std::string_view{} : part.substr(0, slash + 1));
  return folder + "_rels/" + std::string(part.substr(slash == part.npos ? 0 : slash + 1)) + ".rels";
}

std::string resolve_target(std::string_view part, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder(part.substr(0, part.rfind('/') == part.npos ? 0 : part.rfind('/')));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    const std::size_t slash = folder.rfind('/');
    folder.resize(slash == std::string::npos ? 0 : slash);
  }
  return folder.empty() ? std::string(target) : folder + "/" + std::string(target);
}

}  // namespace yishi::documents
