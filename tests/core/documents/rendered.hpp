// A PDF as a reader sees it: pages as pictures and as text, by poppler's programs (Debian package
// poppler-utils).
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace yishi::documents {

struct Picture {
  int width = 0, height = 0;
  double dots_per_mm = 0;
  std::vector<unsigned char> rgb;

  bool dark(int x, int y) const;
  bool red(int x, int y) const;
};

struct Extent {
  double from = 0, to = 0;  // mm
};

// Throws when the programs are missing: these tests are not to be skipped unseen.
Picture picture_of(const std::string& pdf, int page, int dpi = 150);
std::string text_of(const std::string& pdf, const std::string& options = "-layout");
int pages_of(const std::string& pdf);

// Bands of rows that hold dark dots, top to bottom, between two heights; gaps under 1 mm do not part them.
std::vector<Extent> bands(const Picture& picture, double top_mm, double bottom_mm);
Extent ink_width(const Picture& picture, double top_mm, double bottom_mm);
// Horizontal red lines: height of each and how far it reaches.
struct RedLine {
  Extent height, width;
};
std::vector<RedLine> red_lines(const Picture& picture);

std::string run(const std::string& command);
// A file that is gone at the end.
class TemporaryFile {
 public:
  TemporaryFile(std::string_view bytes, const std::string& ending);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace yishi::documents
