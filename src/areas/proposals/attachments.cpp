#include "areas/proposals/attachments.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "core/documents/file_type.hpp"
#include "core/documents/images.hpp"

namespace yishi::proposals {
namespace {

using database::Transaction;
using identity::Caller;
struct AttachmentTag;
using AttachmentId = Id<AttachmentTag>;

std::string sha256(std::string_view bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest, &length, EVP_sha256(), nullptr) != 1) throw std::runtime_error("no SHA-256");
  std::string out;
  for (unsigned int i = 0; i < length; ++i) out += fmt::format("{:02x}", digest[i]);
  return out;
}

std::filesystem::path place(const std::string& folder, const std::string& digest) {
  return std::filesystem::path(folder) / digest.substr(0, 2) / digest;
}

// Writes under a passing name, syncs file and folder, then renames: a file with its final name is whole.
void keep_file(const std::string& folder, const std::string& digest, std::string_view bytes) {
  const auto path = place(folder, digest);
  if (std::filesystem::exists(path)) return;
  std::filesystem::create_directories(path.parent_path());
  const auto passing = path.string() + "." + AttachmentId::make().str();
  const int file = ::open(passing.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) throw database::Unavailable("cannot write an attachment");
  std::size_t written = 0;
  while (written < bytes.size()) {
    const auto n = ::write(file, bytes.data() + written, bytes.size() - written);
    if (n <= 0) break;
    written += static_cast<std::size_t>(n);
  }
  const bool whole = written == bytes.size() && ::fsync(file) == 0;
  ::close(file);
  if (!whole || std::rename(passing.c_str(), path.c_str()) != 0) {
    ::unlink(passing.c_str());
    throw database::Unavailable("cannot write an attachment");
  }
  for (const auto& directory : {path.parent_path(), path.parent_path().parent_path()}) {
    const int handle = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
      ::fsync(handle);
      ::close(handle);
    }
  }
}

struct Content {
  std::string type;
  std::string bytes;  // as kept: images without their metadata
};

bool is_acceptable(documents::FileType type) {
  using documents::FileType;
  constexpr FileType taken[] = {FileType::pdf, FileType::docx, FileType::xlsx, FileType::text};
  return std::ranges::find(taken, type) != std::end(taken);
}

Result<Content> content_of(std::string_view bytes) {
  const auto type = documents::type_of(bytes);
  if (type == documents::FileType::jpeg || type == documents::FileType::png) {
    auto image = documents::clean_image(bytes);
    if (!image) return refuse(image.error());
    return Content{std::string(documents::media_type(type)), std::move(image->bytes)};
  }
  if (!is_acceptable(type)) {
    return refuse(Why::invalid, "bad_file_type",
                  {"这种文件不能上传。可以上传 PDF、Word（docx）、Excel（xlsx）、JPG、PNG 和文本文件。",
                   "This kind of file cannot be uploaded. PDF, Word (docx), Excel (xlsx), JPEG, PNG and text files can."});
  }
  return Content{std::string(documents::media_type(type)), std::string(bytes)};
}

// The last part of a path, without control characters; names are shown, never used for files.
std::string clean_name(std::string name) {
  if (const auto slash = name.find_last_of("/\\"); slash != std::string::npos) name.erase(0, slash + 1);
  std::erase_if(name, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
  if (name.size() > 200) name.resize(200);
  return name.empty() ? "附件" : name;
}

}  // namespace

std::vector<Attachment> attachments_of(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return tx.all<Attachment>("SELECT id, name, type, bytes, added_at FROM attachments WHERE committee_id = ?1 AND proposal_id = ?2 "
                            "AND removed_at IS NULL ORDER BY added_at, id", committee, id);
}

Result<Attachment> AttachmentShelf::add(const Caller& caller, const ProposalId& proposal, std::string name, std::string_view bytes) const {
  auto content = content_of(bytes);
  if (!content) return refuse(content.error());
  const auto digest = sha256(content->bytes);
  keep_file(folder, digest, content->bytes);
  return db->write([&](Transaction& tx) -> Result<Attachment> {
    auto seen = see(tx, caller, proposal);
    if (!seen) return refuse(seen.error());
    if (!(seen->relation.author || seen->relation.speaks_for_body) || seen->proposal.phase() != Phase::own) {
      return refuse(Why::wrong_stage, "not_open", {"提案提交以后不能再加附件；如需补充，请联系提案委退回修改。", "Attachments can be added only before submitting; ask the office to return it for change."});
    }
    const auto& limits = rules->version(caller.committee, seen->proposal.rule_version).proposals.limits;
    if (static_cast<std::int64_t>(bytes.size()) > limits.attachment_bytes) {
      return refuse(Why::invalid, "too_large",
                    {fmt::format("文件超过 {} MB，请压缩后再传。", limits.attachment_bytes / 1'000'000),
                     fmt::format("The file is larger than {} MB; please make it smaller.", limits.attachment_bytes / 1'000'000)});
    }
    if (static_cast<int>(attachments_of(tx, caller.committee, proposal).size()) >= limits.attachments) {
      return refuse(Why::invalid, "too_many_files", {fmt::format("最多 {} 个附件。", limits.attachments), fmt::format("At most {} attachments.", limits.attachments)});
    }
    Attachment added{AttachmentId::make().str(), clean_name(std::move(name)), content->type, static_cast<std::int64_t>(content->bytes.size()), caller.at};
    tx.run("INSERT INTO attachments (committee_id, id, proposal_id, name, type, bytes, digest, added_by, added_at) "
           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
           caller.committee, added.id, proposal, added.name, added.type, added.bytes, digest, caller.account.text(), added.added_at);
    return added;
  });
}

Result<http::Reply> AttachmentShelf::fetch(const Caller& caller, const ProposalId& proposal, std::string_view id) const {
  const auto row = db->read([&](Transaction& tx) -> Result<std::array<std::string, 3>> {
    if (const auto seen = see(tx, caller, proposal); !seen) return refuse(seen.error());
    std::optional<std::array<std::string, 3>> found;
    tx.each("SELECT name, type, digest FROM attachments WHERE committee_id = ?1 AND proposal_id = ?2 AND id = ?3 AND removed_at IS NULL",
            [&](const database::Statement& s) { found = {std::string(s.text(0)), std::string(s.text(1)), std::string(s.text(2))}; },
            caller.committee, proposal, id);
    if (!found) return not_found();
    return *found;
  });
  if (!row) return refuse(row.error());
  std::ifstream file(place(folder, (*row)[2]), std::ios::binary);
  if (!file) throw std::runtime_error("an attachment's file is missing: " + (*row)[2]);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  return http::Reply::file((*row)[0], (*row)[1], std::move(bytes));
}

Result<void> remove_attachment(Transaction& tx, const Caller& caller, const ProposalId& proposal, std::string_view id) {
  auto seen = see(tx, caller, proposal);
  if (!seen) return refuse(seen.error());
  if (!(seen->relation.author || seen->relation.speaks_for_body) || seen->proposal.phase() != Phase::own) {
    return refuse(Why::wrong_stage, "not_open", {"提案提交以后不能再删附件。", "Attachments cannot be removed after submitting."});
  }
  const auto changed = tx.run("UPDATE attachments SET removed_at = ?4 WHERE committee_id = ?1 AND proposal_id = ?2 AND id = ?3 AND "
                              "removed_at IS NULL", caller.committee, proposal, id, caller.at);
  if (changed == 0) return not_found();
  return {};
}

}  // namespace yishi::proposals
