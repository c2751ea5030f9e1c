// Which row holds the heads, and which column is which field: by the words of the head, then by what the
// cells look like. Pure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "areas/imports/fields.hpp"

namespace yishi::imports {

// The index among `rows` of the row with most known heads, of the first ten; 0 when none is known.
std::size_t head_row(Kind kind, const std::vector<documents::ReadRow>& rows);

// A field for each column, none twice; nothing where it is anybody's guess. `samples` are some rows below the
// head.
std::vector<std::optional<std::string>> guess_columns(Kind kind, const std::vector<std::string>& heads,
                                                      const std::vector<std::vector<std::string>>& samples);

}  // namespace yishi::imports
