#include "areas/members/record.hpp"

namespace yishi::members {

void record(database::Transaction& tx, const identity::Caller& caller, CommitteeId committee,
            std::string kind, std::string subject_type, std::string subject, std::vector<ledger::Tag> tags) {
  using enum identity::Role;
  std::vector<ledger::Person> people;
  if (subject_type == "member") people.push_back({MemberId::trusted(subject), "subject"});
  ledger::append(tx, {.committee = committee,
                      .at = caller.at,
                      .actor = caller.account,
                      .authority = identity::authority(
                          caller, {member_affairs, proposal_head, proposal_clerk, government_supervision,
                                   party_supervision, system_admin}),
                      .kind = std::move(kind),
                      .subject_type = std::move(subject_type),
                      .subject = std::move(subject),
                      .people = std::move(people),
                      .tags = std::move(tags)});
}

}  // namespace yishi::members
