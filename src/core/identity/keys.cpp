#include "core/identity/keys.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "core/identity/digest.hpp"

namespace yishi::identity {
namespace {

std::unexpected<Refusal> unreadable(const std::string& file) {
  return refuse(Why::unavailable, "keys_unreadable",
                {"无法读写密钥文件 " + file + "，请检查目录权限。",
                 "The key file " + file + " cannot be read or written; check the folder's rights."});
}

std::unexpected<Refusal> damaged(const std::string& file) {
  return refuse(Why::unavailable, "keys_damaged",
                {"密钥文件 " + file + " 已损坏，请用备份恢复；切勿删除重建，否则已加密的数据无法打开。",
                 "The key file " + file +
                     " is damaged: restore it from its backup. A new one would not open the sealed data."});
}

// O_EXCL: two servers that start at once must not make two keys.
Result<void> make_file(const std::string& file) {
  const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (handle < 0) {
    if (errno == EEXIST) return {};
    return unreadable(file);
  }
  const std::string text = "# yishi keys v1\nk1 " + to_hex(random_bytes(32)) + "\n";
  const bool written =
      ::write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(handle) == 0;
  ::close(handle);
  if (!written) return unreadable(file);
  return {};
}

}  // namespace

Result<Keys> Keys::open(const std::string& file) {
  struct stat about {};
  if (::stat(file.c_str(), &about) != 0) {
    if (auto made = make_file(file); !made) return refuse(std::move(made.error()));
    if (::stat(file.c_str(), &about) != 0) return unreadable(file);
  }
  if ((about.st_mode & 077) != 0) {
    return refuse(Why::unavailable, "keys_exposed",
                  {"密钥文件 " + file + " 可被其他用户读取，请执行 chmod 600 后重试。",
                   "The key file " + file + " can be read by other users: chmod 600 it and try again."});
  }
  std::ifstream in(file);
  if (!in) return unreadable(file);
  Keys keys;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields(line);
    std::string id, hex;
    fields >> id >> hex;
    const std::string root = from_hex(hex);
    if (root.size() != 32 || !keys.roots_.emplace(id, root).second) return damaged(file);
    keys.ids_.push_back(id);
    keys.current_ = id;
  }
  if (keys.roots_.empty()) return damaged(file);
  return keys;
}

Keys Keys::for_tests() {
  Keys keys;
  keys.roots_.emplace("k1", random_bytes(32));
  keys.ids_ = {"k1"};
  keys.current_ = "k1";
  return keys;
}

std::string Keys::derive(std::string_view id, std::string_view purpose) const {
  const auto root = roots_.find(id);
  if (root == roots_.end()) throw std::runtime_error("unknown key " + std::string(id));
  return hmac(Digest::sha256, root->second, "yishi:" + std::string(purpose));
}

}  // namespace yishi::identity
