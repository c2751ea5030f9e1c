#include "areas/proposals/stage.hpp"

namespace yishi::proposals {

Shelf shelf_of(Stage stage) {
  switch (stage) {
    case Stage::draft:
    case Stage::cosigning:
    case Stage::returned: return Shelf::own;
    case Stage::submitted:
    case Stage::pre_passed:
    case Stage::second_passed: return Shelf::office;
    case Stage::not_filed:
    case Stage::converted:
    case Stage::withdrawn: return Shelf::set_aside;
    default: return Shelf::filed;
  }
}

}  // namespace yishi::proposals
