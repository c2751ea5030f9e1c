#include "areas/proposals/stage.hpp"

namespace yishi::proposals {

Phase phase_of(Stage stage) {
  switch (stage) {
    case Stage::draft:
    case Stage::cosigning:
    case Stage::returned: return Phase::own;
    case Stage::submitted:
    case Stage::pre_passed:
    case Stage::second_passed: return Phase::review;
    case Stage::filed: return Phase::assignment;
    case Stage::assigned:
    case Stage::handling:
    case Stage::rehandling:
    case Stage::tracking: return Phase::handling;
    case Stage::replied: return Phase::feedback;
    case Stage::fed_back:
    case Stage::closed:
    case Stage::archived:
    case Stage::merged: return Phase::done;
    case Stage::not_filed:
    case Stage::converted:
    case Stage::withdrawn: return Phase::set_aside;
  }
  return Phase::own;
}

}  // namespace yishi::proposals
