// How one assignment is shown; shared by the proposal page and the list of assignments.
#pragma once
#include "areas/handling/names.hpp"

namespace yishi::handling {

enum class Sight {
  inside,  // the unit itself, and the offices
  beside,  // another unit of the same joint handling
  outside  // everybody else who may see the proposal
};
Assignment shown(const store::AssignmentRow& row, const Names& names, Sight sight, Date today);

}  // namespace yishi::handling
