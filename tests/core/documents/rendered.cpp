#include "rendered.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace yishi::documents {
namespace {

Picture read_ppm(const std::string& bytes) {
  std::istringstream in(bytes);
  std::string magic;
  Picture picture;
  int most = 0;
  in >> magic >> picture.width >> picture.height >> most;
  in.get();
  if (magic != "P6" || most != 255) throw std::runtime_error("pdftoppm gave no picture");
  picture.rgb.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3);
  in.read(reinterpret_cast<char*>(picture.rgb.data()), static_cast<std::streamsize>(picture.rgb.size()));
  return picture;
}

const unsigned char* dot(const Picture& picture, int x, int y) {
  return picture.rgb.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                               static_cast<std::size_t>(x)) *
                                  3;
}

}  // namespace

bool Picture::dark(int x, int y) const {
  const unsigned char* c = dot(*this, x, y);
  return c[0] < 128 && c[1] < 128 && c[2] < 128;
}
bool Picture::red(int x, int y) const {
  const unsigned char* c = dot(*this, x, y);
  return c[0] > 150 && c[1] < 110 && c[2] < 110;
}

TemporaryFile::TemporaryFile(std::string_view bytes, const std::string& ending)
    : path_((std::filesystem::temp_directory_path() / ("yishi-test-XXXXXX" + ending)).string()) {
  const int file = mkstemps(path_.data(), static_cast<int>(ending.size()));
  if (file < 0) throw std::runtime_error("no temporary file");
  close(file);
  std::ofstream(path_, std::ios::binary) << bytes;
}
TemporaryFile::~TemporaryFile() { std::remove(path_.c_str()); }

std::string run(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  if (!pipe) throw std::runtime_error("cannot run " + command);
  std::string out;
  char chunk[65536];
  while (const std::size_t got = std::fread(chunk, 1, sizeof chunk, pipe.get())) out.append(chunk, got);
  return out;
}

Picture picture_of(const std::string& pdf, int page, int dpi) {
  const TemporaryFile file(pdf, ".pdf");
  const std::string number = std::to_string(page);
  Picture picture = read_ppm(
      run("pdftoppm -r " + std::to_string(dpi) + " -f " + number + " -l " + number + " " + file.path()));
  picture.dots_per_mm = dpi / 25.4;
  return picture;
}

std::string text_of(const std::string& pdf, const std::string& options) {
  const TemporaryFile file(pdf, ".pdf");
  return run("pdftotext " + options + " " + file.path() + " -");
}

int pages_of(const std::string& pdf) {
  const TemporaryFile file(pdf, ".pdf");
  const std::string info = run("pdfinfo " + file.path());
  const auto at = info.find("Pages:");
  if (at == std::string::npos) throw std::runtime_error("pdfinfo cannot read the file");
  return std::atoi(info.c_str() + at + 6);
}

std::vector<Extent> bands(const Picture& picture, double top_mm, double bottom_mm) {
  std::vector<Extent> found;
  const int first = static_cast<int>(top_mm * picture.dots_per_mm),
            last = static_cast<int>(bottom_mm * picture.dots_per_mm);
  for (int y = first; y < std::min(last, picture.height); ++y) {
    bool ink = false;
    for (int x = 0; x < picture.width && !ink; ++x) ink = picture.dark(x, y);
    if (!ink) continue;
    const double at = y / picture.dots_per_mm, next = (y + 1) / picture.dots_per_mm;
    if (!found.empty() && at - found.back().to < 1) {
      found.back().to = next;
    } else {
      found.push_back({at, next});
    }
  }
  return found;
}

Extent ink_width(const Picture& picture, double top_mm, double bottom_mm) {
  int left = picture.width, right = 0;
  const int first = static_cast<int>(top_mm * picture.dots_per_mm),
            last = static_cast<int>(bottom_mm * picture.dots_per_mm);
  for (int y = first; y < std::min(last, picture.height); ++y) {
    for (int x = 0; x < picture.width; ++x) {
      if (!picture.dark(x, y)) continue;
      left = std::min(left, x);
      right = std::max(right, x + 1);
    }
  }
  return {left / picture.dots_per_mm, right / picture.dots_per_mm};
}

std::vector<RedLine> red_lines(const Picture& picture) {
  std::vector<RedLine> lines;
  for (int y = 0; y < picture.height; ++y) {
    int left = picture.width, right = 0, count = 0;
    for (int x = 0; x < picture.width; ++x) {
      if (!picture.red(x, y)) continue;
      left = std::min(left, x);
      right = x + 1;
      ++count;
    }
    if (count < picture.width / 2 || count < right - left) continue;  // letters have gaps
    const double at = y / picture.dots_per_mm, next = (y + 1) / picture.dots_per_mm;
    if (!lines.empty() && at - lines.back().height.to < 0.01) {
      lines.back().height.to = next;
    } else {
      lines.push_back({{at, next}, {left / picture.dots_per_mm, right / picture.dots_per_mm}});
    }
  }
  return lines;
}

}  // namespace yishi::documents
