// The refusals that this folder itself utters, each with its words once.
#pragma once
#include <chrono>
#include <cstddef>
#include <string>

#include "core/http/http.hpp"

namespace yishi::http {

Reply malformed(const Request& request);                                     // 400
Reply foreign_origin(const Request& request);                                // 403
Reply no_such_address(const Request& request);                               // 404
Reply wrong_verb(const Request& request, std::string allow);                 // 405
Reply changed_meanwhile(const Request& request);                             // 409
Reply too_large(const Request& request, std::size_t limit);                  // 413
Reply wrong_type(const Request& request, const std::string& wanted);         // 415
Reply unknown_expectation(const Request& request);                           // 417
Reply wrong_host(const Request& request);                                    // 421
Reply socket_only(const Request& request);                                   // 426
Reply too_many_requests(const Request& request, std::chrono::seconds wait);  // 429
Reply header_too_large(const Request& request);                              // 431
Reply internal_error(const Request& request);                                // 500
Reply busy(const Request& request);                                          // 503: a queue is full
Reply unavailable(const Request& request);                                   // 503: disk full, database away

}  // namespace yishi::http
