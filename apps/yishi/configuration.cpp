#include "yishi/configuration.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <filesystem>

// One way for the whole program (core/rules has the same): two would give the linker two parsers of one name.
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace yishi::app {
namespace {

Setting text(std::string_view name, Words meaning, std::string Configuration::*field) {
  return {name, std::move(meaning), "",
          [field](const Configuration& c) { return c.*field; },
          [field](Configuration& c, std::string_view value) {
            c.*field = value;
            return true;
          }};
}

Setting number(std::string_view name, Words meaning, int Configuration::*field, int least, int most) {
  return {name, std::move(meaning), fmt::format("{}–{}", least, most),
          [field](const Configuration& c) { return std::to_string(c.*field); },
          [=](Configuration& c, std::string_view value) {
            int parsed = 0;
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
            if (error != std::errc{} || end != value.data() + value.size() || parsed < least || parsed > most) return false;
            c.*field = parsed;
            return true;
          }};
}

Setting yes_or_no(std::string_view name, Words meaning, bool Configuration::*field) {
  return {name, std::move(meaning), "true, false",
          [field](const Configuration& c) { return c.*field ? "true" : "false"; },
          [field](Configuration& c, std::string_view value) {
            if (value != "true" && value != "false") return false;
            c.*field = value == "true";
            return true;
          }};
}

Setting choice(std::string_view name, Words meaning, std::string Configuration::*field, std::vector<std::string> values) {
  return {name, std::move(meaning), fmt::format("{}", fmt::join(values, ", ")),
          [field](const Configuration& c) { return c.*field; },
          [=](Configuration& c, std::string_view value) {
            if (std::find(values.begin(), values.end(), value) == values.end()) return false;
            c.*field = value;
            return true;
          }};
}

std::string environment_name(std::string_view name) {
  std::string out = "YISHI_";
  for (const char c : name) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return out;
}

std::unexpected<Refusal> bad_value(const std::string& where, const Setting& setting) {
  return refuse(Why::invalid, "bad_configuration",
                {fmt::format("{}：{} 的值无效，应为 {}。", where, setting.name, setting.bounds),
                 fmt::format("{}: bad value for {}; it takes {}.", where, setting.name, setting.bounds)});
}

std::string as_text(const toml::node& node) {
  if (const auto* s = node.as_string()) return s->get();
  if (const auto* i = node.as_integer()) return std::to_string(i->get());
  if (const auto* b = node.as_boolean()) return b->get() ? "true" : "false";
  return "?";
}

Result<void> read_file(Configuration& configuration, const std::string& path) {
  const auto parsed = toml::parse_file(path);
  if (parsed.failed()) {
    const auto& error = parsed.error();
    const auto line = error.source().begin.line;
    return refuse(Why::invalid, "bad_configuration",
                  {fmt::format("{}:{}：不是有效的 TOML：{}", path, line, error.description()),
                   fmt::format("{}:{}: not valid TOML: {}", path, line, error.description())});
  }
  const toml::table& table = parsed.table();
  for (const auto& [key, node] : table) {
    const auto& all = settings();
    const auto where = fmt::format("{}:{}", path, node.source().begin.line);
    const auto setting = std::find_if(all.begin(), all.end(), [&](const Setting& s) { return s.name == key.str(); });
    if (setting == all.end()) {
      return refuse(Why::invalid, "bad_configuration",
                    {fmt::format("{}：没有名为 {} 的设置。“yishi settings”列出全部设置。", where, key.str()),
                     fmt::format("{}: no setting named {}. `yishi settings` lists them all.", where, key.str())});
    }
    if (!setting->set(configuration, as_text(node))) return bad_value(where, *setting);
  }
  return {};
}

}  // namespace

const std::vector<Setting>& settings() {
  using C = Configuration;
  static const std::vector<Setting> all = {
      text("db", {"数据库地址：空为数据目录里的 SQLite；或 postgresql://…", "Database: empty for SQLite in the data directory, or postgresql://…"}, &C::db),
      text("rules", {"规则手册目录；空为安装时所带", "Folder of the rule book; empty: as installed"}, &C::rules),
      text("web", {"网页文件目录；空为安装时所带", "Folder of the web files; empty: as installed"}, &C::web),
      text("address", {"监听地址", "Address to listen on"}, &C::address),
      number("port", {"监听端口", "Port to listen on"}, &C::port, 0, 65535),
      number("network_threads", {"网络线程数", "Network threads"}, &C::network_threads, 1, 16),
      number("workers", {"处理文件、密码等的线程数", "Threads for papers, passwords and long reads"}, &C::workers, 1, 64),
      number("readers", {"读连接数", "Connections for reading"}, &C::readers, 1, 32),
      text("certificate", {"TLS 证书文件（PEM）；空为不加密，放在反向代理之后", "TLS certificate (PEM); empty: plain, behind a proxy"}, &C::certificate),
      text("key", {"TLS 私钥文件（PEM）", "TLS key (PEM)"}, &C::key),
      yes_or_no("behind_proxy", {"信任本机反向代理给出的来源地址", "Trust the forwarded address from a proxy on this machine"}, &C::behind_proxy),
      text("origin", {"对外的网址，如 https://zx.example.cn", "Public origin, e.g. https://zx.example.cn"}, &C::origin),
      number("requests_per_minute", {"每个地址每分钟的请求上限，0 为不限", "Requests a minute from one address; 0: no limit"}, &C::requests_per_minute, 0, 1'000'000),
      text("access_log", {"访问日志文件；空为不记", "Access log file; empty: none"}, &C::access_log),
      text("smtp_url", {"发信服务器，如 smtp://mail.example.cn:25；空为不发邮件", "Mail server, e.g. smtp://mail.example.cn:25; empty: no e-mail"}, &C::smtp_url),
      text("smtp_from", {"发信人地址", "Sender's address"}, &C::smtp_from),
      text("smtp_user", {"发信账号", "Mail account"}, &C::smtp_user),
      text("smtp_password", {"发信密码", "Mail password"}, &C::smtp_password),
      choice("crypto_profile", {"加密算法：intl 或国密 guomi", "Cryptography: intl or guomi"}, &C::crypto_profile, {"intl", "guomi"}),
      choice("password_profile", {"密码规则：default，或等保三级 dengbao3", "Password rules: default, or dengbao3"}, &C::password_profile, {"default", "dengbao3"}),
      number("password_memory_mib", {"Argon2id 内存（MiB）", "Memory of Argon2id (MiB)"}, &C::password_memory_mib, 8, 1024),
      number("password_passes", {"Argon2id 遍数", "Passes of Argon2id"}, &C::password_passes, 1, 10),
      yes_or_no("staff_totp", {"工作人员登录必须用动态口令", "Staff must sign in with a one-time code"}, &C::staff_totp),
      text("oidc_issuer", {"统一认证（OpenID Connect）地址；空为不用", "OpenID Connect issuer; empty: none"}, &C::oidc_issuer),
      text("oidc_client", {"统一认证客户端编号", "OpenID Connect client id"}, &C::oidc_client),
      text("oidc_secret", {"统一认证客户端密钥", "OpenID Connect client secret"}, &C::oidc_secret),
  };
  return all;
}

Result<Configuration> read_configuration(std::string data, const std::string& file) {
  Configuration configuration;
  configuration.data = std::move(data);
  const auto path = file.empty() ? configuration.data + "/yishi.toml" : file;
  if (std::filesystem::exists(path)) {
    if (auto read = read_file(configuration, path); !read) return refuse(read.error());
  } else if (!file.empty()) {
    return refuse(Why::not_found, "no_configuration", {fmt::format("找不到配置文件 {}。", file), fmt::format("There is no configuration file {}.", file)});
  }
  for (const auto& setting : settings()) {
    const auto name = environment_name(setting.name);
    if (const char* value = std::getenv(name.c_str()); value && !setting.set(configuration, value)) return bad_value(name, setting);
  }
  return configuration;
}

std::string settings_as_markdown() {
  std::string out = "| name | meaning | 含义 | values | default |\n| --- | --- | --- | --- | --- |\n";
  const Configuration defaults;
  for (const auto& s : settings()) {
    const auto value = s.get(defaults);
    out += fmt::format("| `{}` | {} | {} | {} | {} |\n", s.name, s.meaning.en, s.meaning.zh, s.bounds, value.empty() ? "" : "`" + value + "`");
  }
  return out;
}

}  // namespace yishi::app
