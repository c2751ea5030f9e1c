#include "core/http/assets.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <filesystem>

#include "core/http/entity.hpp"

namespace yishi::http {
namespace {

namespace fs = std::filesystem;

struct Type {
  std::string_view extension, type;
};
constexpr std::array<Type, 21> types{{{"html", "text/html; charset=utf-8"},
                                      {"js", "text/javascript; charset=utf-8"},
                                      {"mjs", "text/javascript; charset=utf-8"},
                                      {"css", "text/css; charset=utf-8"},
                                      {"json", "application/json"},
                                      {"webmanifest", "application/manifest+json"},
                                      {"svg", "image/svg+xml"},
                                      {"png", "image/png"},
                                      {"jpg", "image/jpeg"},
                                      {"jpeg", "image/jpeg"},
                                      {"webp", "image/webp"},
                                      {"gif", "image/gif"},
                                      {"ico", "image/x-icon"},
                                      {"woff2", "font/woff2"},
                                      {"woff", "font/woff"},
                                      {"ttf", "font/ttf"},
                                      {"txt", "text/plain; charset=utf-8"},
                                      {"xml", "application/xml"},
                                      {"wasm", "application/wasm"},
                                      {"pdf", "application/pdf"},
                                      {"map", "application/json"}}};

std::string_view extension_of(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : name.substr(dot + 1);
}

std::string type_of(std::string_view path) {
  const auto extension = extension_of(path);
  for (const auto& type : types) {
    if (type.extension == extension) return std::string(type.type);
  }
  return "application/octet-stream";
}

// A regular file inside the folder; hidden files (the build's own manifest) are not served.
bool servable(const fs::path& root, const fs::directory_entry& entry, const std::string& path) {
  if (!entry.is_regular_file() || path.find("/.") != std::string::npos) return false;
  const auto real = fs::weakly_canonical(entry.path()).string();
  return real.starts_with(root.string() + "/");
}

constexpr std::array<std::string_view, 2> faces{"/desk", "/member"};

}  // namespace

class Assets::Mapped {
 public:
  explicit Mapped(const std::string& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) return;
    size_ = fs::file_size(file);
    void* at = size_ == 0 ? MAP_FAILED : ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
    ::close(descriptor);
    if (at != MAP_FAILED) at_ = static_cast<const char*>(at);
  }
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;
  ~Mapped() {
    if (at_) ::munmap(const_cast<char*>(at_), size_);
  }
  std::string_view bytes() const { return at_ ? std::string_view(at_, size_) : std::string_view{}; }

 private:
  const char* at_ = nullptr;
  std::size_t size_ = 0;
};

Result<Assets> Assets::load(const std::string& folder) {
  std::error_code error;
  const fs::path root = fs::canonical(folder, error);
  if (error || !fs::is_directory(root)) {
    return refuse(Why::not_found, "no_assets",
                  {"找不到网页文件夹 " + folder + "。请先构建网页，或检查设置。",
                   "There is no web folder " + folder + ". Build the web first, or check the setting."});
  }
  Assets out;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    std::string path = "/" + fs::relative(entry.path(), root).generic_string();
    if (!servable(root, entry, path)) continue;
    const auto& file = out.files_.emplace_back(std::make_shared<Mapped>(entry.path().string()));
    std::string_view Asset::*form = &Asset::plain;
    if (path.ends_with(".br")) form = &Asset::brotli;
    if (path.ends_with(".gz")) form = &Asset::gzip;
    if (form != &Asset::plain) path.resize(path.size() - 3);
    out.by_path_[path].*form = file->bytes();
  }
  std::erase_if(out.by_path_, [](const auto& pair) { return pair.second.plain.data() == nullptr; });
  for (auto& [path, asset] : out.by_path_) {
    asset.type = type_of(path);
    asset.immutable = path.starts_with("/assets/");
    asset.etag = etag_of(asset.plain);
  }
  return out;
}

const Asset* Assets::find(std::string_view path) const {
  if (const auto found = by_path_.find(path); found != by_path_.end()) return &found->second;
  for (const auto face : faces) {
    const bool below = path == face || (path.starts_with(face) && path[face.size()] == '/');
    if (!below || !extension_of(path).empty()) continue;
    const auto index = by_path_.find(std::string(face) + "/index.html");
    return index == by_path_.end() ? nullptr : &index->second;
  }
  return nullptr;
}

std::string_view answer_with(const Asset& asset, const Request& request, Reply& reply) {
  const auto accepted = request.header("accept-encoding");
  const bool brotli = !asset.brotli.empty() && accepts_coding(accepted, "br");
  const bool gzip = !brotli && !asset.gzip.empty() && accepts_coding(accepted, "gzip");
  reply.type = asset.type;
  std::string tag = asset.etag;
  if (brotli || gzip) tag.insert(tag.size() - 1, brotli ? "-br" : "-gzip");
  reply.headers.emplace_back("ETag", tag);
  reply.headers.emplace_back("Cache-Control",
                             asset.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (!asset.brotli.empty() || !asset.gzip.empty()) reply.headers.emplace_back("Vary", "Accept-Encoding");
  if (matches_etag(request.header("if-none-match"), tag)) {
    reply.status = 304;
    reply.type.clear();
    return {};
  }
  if (brotli) reply.headers.emplace_back("Content-Encoding", "br");
  if (gzip) reply.headers.emplace_back("Content-Encoding", "gzip");
  return brotli ? asset.brotli : gzip ? asset.gzip : asset.plain;
}

}  // namespace yishi::http
