#include "core/text/segment.hpp"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <memory>
#include <stdexcept>

namespace yishi::text {
namespace {

struct CloseBreaks {
  void operator()(UBreakIterator* breaks) const { ubrk_close(breaks); }
};
// A break iterator walks one text at a time: one for each thread.
UBreakIterator* breaks_of_thread() {
  static thread_local const auto breaks = [] {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<UBreakIterator, CloseBreaks> opened(ubrk_open(UBRK_WORD, "zh", nullptr, 0, &error));
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no word breaks for Chinese");
    return opened;
  }();
  return breaks.get();
}

}  // namespace

std::vector<std::string_view> segment(std::string_view text) {
  std::vector<std::string_view> words;
  if (text.empty()) return words;
  auto* breaks = breaks_of_thread();
  UErrorCode error = U_ZERO_ERROR;
  UText bytes = UTEXT_INITIALIZER;
  utext_openUTF8(&bytes, text.data(), static_cast<std::int64_t>(text.size()), &error);
  ubrk_setUText(breaks, &bytes, &error);  // keeps its own shallow copy
  utext_close(&bytes);
  if (U_FAILURE(error)) throw std::runtime_error("text cannot be cut into words");
  std::size_t begin = 0;
  for (auto end = ubrk_next(breaks); end != UBRK_DONE; end = ubrk_next(breaks)) {
    const auto at = static_cast<std::size_t>(end);
    words.push_back(text.substr(begin, at - begin));
    begin = at;
  }
  return words;
}

}  // namespace yishi::text
