// A zip file from outside (OOXML), opened with every guard. Nothing is ever written to disk.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/documents/limits.hpp"

namespace yishi::documents {

class Archive {
 public:
  // Inflates every entry once, counting; keeps those for which `wanted` is true. Refused: not a zip,
  // encrypted, over the limits (declared sizes are never believed), names that are absolute, hold ".." or
  // appear twice, nested archives, OLE objects, macros, XML with a DTD or in another encoding than UTF-8,
  // relationships to the outside (links to be clicked excepted), checksums that do not fit.
  static Result<Archive> open(std::string_view bytes, const Limits& limits,
                              const std::function<bool(std::string_view)>& wanted);

  bool has(std::string_view name) const { return parts_.contains(name); }
  // Empty when there is no such part.
  std::string_view part(std::string_view name) const;
  // Names of all entries, kept or not.
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::map<std::string, std::string, std::less<>> parts_;
  std::vector<std::string> names_;
};

// Names only, without inflating: enough to tell a DOCX from an XLSX. Empty when it is no zip.
std::vector<std::string> archive_names(std::string_view bytes, std::size_t at_most);

// A new zip in memory, entries in the order given, all with the same fixed date.
struct ArchiveEntry {
  std::string name;
  std::string bytes;
};
std::string write_archive(const std::vector<ArchiveEntry>& entries);

// "xl/_rels/workbook.xml.rels" for "xl/workbook.xml".
std::string relationships_of(std::string_view part);
// The part that `target`, read in a relationship of `part`, names.
std::string resolve_target(std::string_view part, std::string_view target);

}  // namespace yishi::documents
