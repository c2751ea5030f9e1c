// Checks of the fields of a member's or unit's file; all faults are found at once, so that a form can show
// them.
#pragma once
#include <string>
#include <vector>

#include "areas/members/members.hpp"

namespace yishi::members {

std::vector<Fault> faults_of(const MemberFile& file);
std::vector<Fault> faults_of(const UnitFile& file);
Refusal refusal_of(std::vector<Fault> faults);

// "138 0013-8000" and "+86 138…" are one number; an id number's x is a capital X.
std::string normal_phone(std::string_view phone);
std::string normal_id_number(std::string_view text);
bool is_id_number(std::string_view text);  // GB 11643: 18 characters whose last one checks the others

}  // namespace yishi::members
