// Whether bytes are well-formed UTF-8 (no overlong forms, no surrogates).
#pragma once
#include <string_view>

namespace yishi::http {

bool is_utf8(std::string_view text);

}  // namespace yishi::http
