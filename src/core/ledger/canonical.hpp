// The bytes of a fact that are hashed, as docs/ledger.md gives them; and what a fact may be made of.
#pragma once
#include <string>
#include <string_view>

#include "core/ledger/ledger.hpp"

namespace yishi::ledger {

std::string sm3_hex(std::string_view bytes);  // 64 lower-case hex digits

// As canonical() and hash_of(), into a buffer that is used again and again.
void write_canonical(std::string& out, const Fact& fact);
std::string hash_of_bytes(std::string_view canonical);  // "sm3:…"

// Valid UTF-8 without U+0000, which is what both engines and every reader can carry.
bool is_plain_text(std::string_view text);

// Throws std::invalid_argument naming the fault; only a mistake in an area's code comes here.
void check(const NewFact& fact);

}  // namespace yishi::ledger
