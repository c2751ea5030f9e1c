// Papers as PDF: A4, fonts embedded as subsets, text that can be copied and searched.
#pragma once
#include <memory>
#include <mutex>
#include <string>

#include "core/documents/paper.hpp"

namespace yishi::documents {

class Typesetter;

// Keeps the fonts loaded (the first paper costs about 0.2 s, each other some milliseconds a page). Any thread
// may call; one paper is made at a time, because Pango's font map is not to be shared.
class PdfWriter {
 public:
  explicit PdfWriter(Fonts fonts = {});
  ~PdfWriter();
  PdfWriter(const PdfWriter&) = delete;
  PdfWriter& operator=(const PdfWriter&) = delete;

  // The same paper gives the same bytes with the same fonts. A broken world (no memory) throws.
  std::string write(const Paper& paper);
  // What the faces 仿宋, 楷体, 黑体, 小标宋, 宋体 resolve to on this machine.
  std::vector<std::string> families_in_use();

 private:
  std::mutex busy_;
  std::unique_ptr<Typesetter> typesetter_;
};

}  // namespace yishi::documents
