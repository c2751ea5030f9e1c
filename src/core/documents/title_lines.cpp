#include <unicode/brkiter.h>

#include <cmath>

#include "core/documents/layout.hpp"
#include "core/text/code_points.hpp"

namespace yishi::documents {
namespace {

// Places in `title` (UTF-16 units) where a line may end: between words, never against the punctuation rules.
std::vector<int> word_ends(const icu::UnicodeString& title) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale("zh"), status));
  std::vector<int> ends;
  if (U_FAILURE(status)) return ends;
  words->setText(title);
  for (int at = words->first(); at != icu::BreakIterator::DONE; at = words->next()) {
    if (at == 0 || at == title.length()) continue;
    const auto before = static_cast<char32_t>(title.char32At(title.moveIndex32(at, -1)));
    if (may_break(before, static_cast<char32_t>(title.char32At(at)))) ends.push_back(at);
  }
  return ends;
}

double cells(const icu::UnicodeString& text) {
  double sum = 0;
  for (int at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    sum += is_wide(static_cast<char32_t>(text.char32At(at))) ? 1 : 0.55;
  }
  return sum;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  const auto last = out.find_last_not_of(' ');
  return out.substr(0, last == std::string::npos ? 0 : last + 1);
}

}  // namespace

std::vector<std::string> balanced_lines(std::string_view title, int room) {
  icu::UnicodeString rest =
      icu::UnicodeString::fromUTF8(icu::StringPiece(title.data(), static_cast<int>(title.size())));
  std::vector<std::string> lines;
  for (int count = static_cast<int>(std::ceil(cells(rest) / room)); count > 1; --count) {
    const double ideal = cells(rest) / count;
    int best = 0;
    double distance = 1e9;
    for (const int end : word_ends(rest)) {
      const double width = cells(rest.tempSubString(0, end));
      if (width > room || std::abs(width - ideal) >= distance) continue;
      // What is left must still fit into the lines that are left.
      if (cells(rest) - width > room * (count - 1)) continue;
      best = end;
      distance = std::abs(width - ideal);
    }
    if (best == 0) break;
    lines.push_back(utf8(rest.tempSubString(0, best)));
    rest = rest.tempSubString(best);
  }
  lines.push_back(utf8(rest));
  return lines;
}

}  // namespace yishi::documents
