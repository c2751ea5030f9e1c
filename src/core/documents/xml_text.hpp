// Text for XML: escaped, and without the characters that XML 1.0 cannot carry.
#pragma once
#include <string>
#include <string_view>

namespace yishi::documents {

std::string xml_escaped(std::string_view text);

}  // namespace yishi::documents
