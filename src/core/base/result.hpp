// What a user can cause is a value: Result<T> holds T or a Refusal. A broken world is an exception.
#pragma once
#include <expected>
#include <string>
#include <utility>
#include <vector>

#include "core/base/words.hpp"

namespace yishi {

// Why an act was refused; mapped to an HTTP status in one place (core/http/problem.cpp).
enum class Why {
  not_found,      // no such record, or one the caller may not know of (the two look alike)
  not_signed_in,  // no valid session
  not_allowed,    // known caller, missing right
  wrong_stage,    // the record's stage does not permit the act
  invalid,        // the input is at fault; `faults` says where
  conflict,       // somebody else was faster; reload and decide again
  too_many,       // a limit was reached; try later
  unavailable     // the service cannot do it now (full queue, disk full)
};

// A fault in one field of the input. `pointer` is a JSON pointer (RFC 6901), e.g. "/title".
struct Fault {
  std::string pointer;
  Words words;
};

struct Refusal {
  Why why;
  std::string code;  // stable, snake_case, for programs: "already_submitted"
  Words words;       // what went wrong and what to do now, for a person
  std::vector<Fault> faults;
};

template <class T = void>
using Result = std::expected<T, Refusal>;

inline std::unexpected<Refusal> refuse(Why why, std::string code, Words words, std::vector<Fault> faults = {}) {
  return std::unexpected<Refusal>(Refusal{why, std::move(code), std::move(words), std::move(faults)});
}
inline std::unexpected<Refusal> refuse(Refusal refusal) { return std::unexpected<Refusal>(std::move(refusal)); }

// The refusal that hides whether a record exists.
inline std::unexpected<Refusal> not_found() {
  return refuse(Why::not_found, "not_found", {"没有这条记录，或您无权查看。", "No such record, or you may not see it."});
}
inline std::unexpected<Refusal> not_allowed(Words words) {
  return refuse(Why::not_allowed, "not_allowed", std::move(words));
}
inline std::unexpected<Refusal> invalid_field(std::string pointer, Words words) {
  Words top = words;
  return refuse(Why::invalid, "invalid", std::move(top), {Fault{std::move(pointer), std::move(words)}});
}

}  // namespace yishi
