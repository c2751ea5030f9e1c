#include <curl/curl.h>

#include <cstring>
#include <mutex>

#include "areas/notices/driver.hpp"

namespace yishi::notices {
namespace {

struct Upload {
  std::string_view left;
};
std::size_t feed(char* to, std::size_t size, std::size_t count, void* upload) {
  auto& left = static_cast<Upload*>(upload)->left;
  const std::size_t n = std::min(size * count, left.size());
  std::memcpy(to, left.data(), n);
  left.remove_prefix(n);
  return n;
}

Outcome outcome_of(CURLcode code, long response) {
  if (code == CURLE_OK) return {};
  std::string detail = curl_easy_strerror(code);
  if (response > 0) detail += " (" + std::to_string(response) + ")";
  // 5xx: the server has said no for good; everything else (4xx, no route, timeout) may pass.
  const bool never = response >= 500 && response < 600 && response != 530 && response != 535;
  return {never ? Delivery::never : Delivery::later, std::move(detail)};
}

class SmtpDriver final : public Driver {
 public:
  explicit SmtpDriver(SmtpSettings settings) : settings_(std::move(settings)) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  }
  Channel channel() const override { return Channel::mail; }

  Outcome send(const Letter& letter) override {
    if (!is_mail_address(letter.address)) return {Delivery::never, "not a mail address"};
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
    if (!curl) return {Delivery::later, "out of memory"};
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> to(
        curl_slist_append(nullptr, ("<" + letter.address + ">").c_str()), curl_slist_free_all);
    const std::string text = mail_text(settings_, letter);
    Upload upload{text};
    configure(curl.get());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, feed);
    curl_easy_setopt(curl.get(), CURLOPT_READDATA, &upload);
    curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
    const CURLcode code = curl_easy_perform(curl.get());
    long response = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &response);
    return outcome_of(code, response);
  }

 private:
  void configure(CURL* curl) const {
    curl_easy_setopt(curl, CURLOPT_URL, settings_.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");  // mail goes straight, whatever the environment says
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(settings_.timeout_seconds));
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + settings_.from + ">").c_str());
    const long ssl = settings_.encryption == Encryption::required        ? CURLUSESSL_ALL
                     : settings_.encryption == Encryption::opportunistic ? CURLUSESSL_TRY
                                                                         : CURLUSESSL_NONE;
    curl_easy_setopt(curl, CURLOPT_USE_SSL, ssl);
    if (settings_.user.empty()) return;
    curl_easy_setopt(curl, CURLOPT_USERNAME, settings_.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, settings_.password.c_str());
  }

  SmtpSettings settings_;
};

}  // namespace

std::unique_ptr<Driver> smtp_driver(SmtpSettings settings) {
  return std::make_unique<SmtpDriver>(std::move(settings));
}

}  // namespace yishi::notices
