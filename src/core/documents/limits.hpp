// What a file from outside may cost us. The defaults are the bar of docs/decisions/0006-documents.md.
#pragma once
#include <cstddef>

namespace yishi::documents {

struct Limits {
  std::size_t inflated_bytes = 200u << 20;  // all entries together, counted while inflating
  std::size_t ratio = 100;                  // inflated to packed, of one entry …
  std::size_t ratio_floor = 1u << 20;       // … once it is larger than this
  std::size_t entries = 2000;
  std::size_t part_bytes = 32u << 20;  // one XML part that is parsed
  std::size_t rows = 200'000;
  std::size_t columns = 1024;
  std::size_t cells = 2'000'000;       // of all sheets
  std::size_t text_bytes = 16u << 20;  // of one document's plain text
};

}  // namespace yishi::documents
